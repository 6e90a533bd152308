import { sql } from 'kysely';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { columnsOf, tableOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { refuseInput } from '../../kit/errors.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { HiringExemption } from './hiring-exemption.js';
import { HiringLimit } from './hiring-limit.js';
import { ListHiringExemptionInput } from './service-contract.inputs.js';
import { readLimits } from './service-contract.view.js';

/** The law of rule R12 as data: a new text is a new row, never a change of code. */
@Resolver()
export class HiringRuleResolver {
  @Query(() => [HiringLimit], {
    description: 'How long who may hire a security service, latest rule first (R12).',
  })
  hiringLimits(@Ctx() context: GraphContext): Promise<HiringLimit[]> {
    return readLimits(context);
  }

  @Query(() => [HiringExemption], {
    description:
      'Listed cases exempt from the limit, by instrument and clause. The list stays as short as the law’s.',
  })
  async hiringExemptions(@Ctx() { db }: GraphContext): Promise<HiringExemption[]> {
    const { rows } = await sql<HiringExemption>`
      select ${columnsOf(HiringExemption, 'e')} from ${tableOf(HiringExemption)} e
      order by e.instrument, e.clause limit 1000`.execute(db);
    return rows;
  }

  @Access('PROVINCE_OFFICER')
  @Mutation(() => HiringExemption, {
    description: 'Enters a case as a legal instrument lists it (Circular 46/2014); names the clause.',
  })
  async listHiringExemption(
    @Arg('input', () => ListHiringExemptionInput, { description: 'The case.' })
    input: ListHiringExemptionInput,
    @Ctx() context: GraphContext,
  ): Promise<HiringExemption> {
    const { validFrom, validTo = null } = input;
    if (validTo && validTo <= validFrom)
      refuseInput('input.validTo', `is ${validTo}; the case is in force from ${validFrom}, it ends later`);
    const facts = {
      instrument: requireText(input.instrument, 'input.instrument', 60),
      clause: requireText(input.clause, 'input.clause', 60),
      nameVi: requireText(input.nameVi, 'input.nameVi', 300),
    };
    return context.write(async (em) =>
      em.create(HiringExemption, { id: newId(), ...facts, validFrom, validTo }),
    );
  }
}
