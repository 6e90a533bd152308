import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { readPage } from '../../kit/page.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireOrganization, toScope, withinArea } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { requireInitiativeFor } from '../movement/initiative.view.js';
import { readInstrument } from '../nomination/rule-instrument.view.js';
import { toDecision } from './award-decision.view.js';
import { AwardKind } from './award-kind.js';
import { DecideIndividualAwardInput } from './award.inputs.js';
import { requireOnceOnly, requireOneKind } from './award.rules.js';
import { IndividualAward } from './individual-award.js';

const IndividualAwardConnection = connectionOf(IndividualAward);

@Resolver(() => IndividualAward)
export class IndividualAwardResolver {
  @Access('EMULATION_OFFICE')
  @Query(() => IndividualAwardConnection, {
    description:
      'Awards of persons in one year, latest decision first; no search by name exists (Law 91/2025).',
  })
  individualAwards(
    @Arg('year', () => Int, { description: 'Year of the achievement.' }) year: number,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<IndividualAward>> {
    const query = {
      ...{
        list: 'individual-awards',
        columns: columnsOf(IndividualAward, 'i'),
        from: sql`emulation.individual_award i`,
      },
      where: [sql`i.year = ${year}`, ...withinArea(viewer, sql`i.organization_id`)],
      orderBy: [
        { expression: sql`i.decided_on`, direction: 'DESC', type: 'date' },
        { expression: sql`i.id`, direction: 'ASC', type: 'uuid' },
      ],
    } as const;
    return readPage(db, query, page);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Organisation the person worked for.' })
  organization(@Root() award: IndividualAward): Organization {
    return { id: award.organizationId };
  }

  @Access('EMULATION_OFFICE')
  @Mutation(() => IndividualAward, { description: 'Records an award decided for a person (clause 5b, R7).' })
  async decideIndividualAward(
    @Arg('input', () => DecideIndividualAwardInput, { description: 'The decision.' })
    input: DecideIndividualAwardInput,
    @Ctx() context: GraphContext,
  ): Promise<IndividualAward> {
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(organization));
    const person = {
      recipientName: requireText(input.recipientName, 'input.recipientName', 100),
      position: requireText(input.position, 'input.position', 100),
      achievement: requireText(input.achievement, 'input.achievement', 300),
      mayPublish: input.mayPublish,
      standing: input.standing ?? null,
    };
    return context.write(async (em) => {
      const decision = await toDecision(em, input, { organization, recipient: 'INDIVIDUAL' });
      const kind = await em.findOneOrFail(AwardKind, requireOneKind(input));
      const { decidedOn, organizationId } = decision;
      await requireInitiativeFor(em, { organizationId, kindCode: kind.code, decidedOn });
      const same = {
        organizationId,
        recipientName: person.recipientName,
        title: kind.title,
        form: kind.form,
      };
      const { nameVi, onceOnly } = kind;
      const instrument = await readInstrument(em, 'R9', decidedOn);
      const earlier = await em.findOne(IndividualAward, same);
      requireOnceOnly({ nameVi, onceOnly, instrument }, earlier, input.isNamesake);
      return em.create(IndividualAward, { id: newId(), ...decision, ...person });
    });
  }
}
