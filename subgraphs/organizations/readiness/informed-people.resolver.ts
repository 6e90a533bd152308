import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requireCount } from '../../kit/numbers.js';
import { rowsByParent } from '../../kit/rows.js';
import { assertOrganizationWithinReach } from '../assessment/assessment-reach.view.js';
import { requireInformed } from '../assessment/criterion-result.rules.js';
import { MAX_WORKFORCE } from '../organization/organization.rules.js';
import { Organization } from '../organization/organization.js';
import { KEEPERS, writeForOrganization } from '../organization/organization-record.view.js';
import { InformedPeople } from './informed-people.js';
import { RecordInformedInput } from './internal-regulation.inputs.js';
import { requireHeadcount, requireRecordYear, yearOf } from './yearly-record.rules.js';
import { keepYear } from './yearly-record.view.js';

const countsOf = rowsByParent(InformedPeople, 'organizationId', 'r.year desc');

@Resolver(() => Organization)
export class OrganizationInformedResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => [InformedPeople], {
    nullable: true,
    description:
      'People informed of its regulations, latest year first; for itself and the officers of its area (clause 3a).',
  })
  async informedCounts(@Root() { id }: Organization, @Ctx() context: GraphContext) {
    await assertOrganizationWithinReach(context, id);
    return (await countsOf(context).load(id)) ?? [];
  }

  @Access(...KEEPERS)
  @Mutation(() => InformedPeople, {
    description: 'Records, or corrects, how many people were informed of the regulations in a year (R6).',
  })
  recordInformed(
    @Arg('input', () => RecordInformedInput, { description: 'The counts.' }) input: RecordInformedInput,
    @Ctx() context: GraphContext,
  ): Promise<InformedPeople> {
    const { year, version } = input;
    const informedCount = requireCount(input.informedCount, 'input.informedCount', MAX_WORKFORCE);
    const headcount = requireHeadcount(requireCount(input.headcount, 'input.headcount', MAX_WORKFORCE));
    requireInformed({ informedCount, headcount });
    return writeForOrganization(context, input.organizationId, (em, organization) => {
      requireRecordYear(organization, year, yearOf(today()));
      const key = { organizationId: organization.id, year, version };
      return keepYear(em, InformedPeople, { ...key, informedCount, headcount });
    });
  }
}
