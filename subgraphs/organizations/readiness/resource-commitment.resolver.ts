import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requireCount } from '../../kit/numbers.js';
import { rowsByParent } from '../../kit/rows.js';
import { assertOrganizationWithinReach } from '../assessment/assessment-reach.view.js';
import { Organization } from '../organization/organization.js';
import { KEEPERS, writeForOrganization } from '../organization/organization-record.view.js';
import { RecordResourcesInput } from './annual-plan.inputs.js';
import { ResourceCommitment } from './resource-commitment.js';
import { requireRecordYear, yearOf } from './yearly-record.rules.js';
import { keepYear } from './yearly-record.view.js';

/** A thousand billion đồng: no organisation of the province spends more on anything. */
const MAX_MILLIONS = 1_000_000;
const MAX_HOUSES = 1000;

const resourcesOf = rowsByParent(ResourceCommitment, 'organizationId', 'r.year desc');

const toAmounts = (input: RecordResourcesInput) => ({
  budgetMillionVnd: requireCount(input.budgetMillionVnd, 'input.budgetMillionVnd', MAX_MILLIONS),
  equipmentMillionVnd: requireCount(input.equipmentMillionVnd, 'input.equipmentMillionVnd', MAX_MILLIONS),
  guardHouses: requireCount(input.guardHouses, 'input.guardHouses', MAX_HOUSES),
});

@Resolver(() => Organization)
export class OrganizationResourcesResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => [ResourceCommitment], {
    nullable: true,
    description:
      'What it set aside for the movement, latest year first; for itself and the officers of its area (P6).',
  })
  async resources(@Root() { id }: Organization, @Ctx() context: GraphContext) {
    await assertOrganizationWithinReach(context, id);
    return (await resourcesOf(context).load(id)) ?? [];
  }

  @Access(...KEEPERS)
  @Mutation(() => ResourceCommitment, {
    description: 'Records, or corrects, what an organisation sets aside for the movement in a year (P6).',
  })
  recordResources(
    @Arg('input', () => RecordResourcesInput, { description: 'The amounts.' }) input: RecordResourcesInput,
    @Ctx() context: GraphContext,
  ): Promise<ResourceCommitment> {
    const { year, version } = input;
    const amounts = toAmounts(input);
    return writeForOrganization(context, input.organizationId, (em, organization) => {
      requireRecordYear(organization, year, yearOf(today()) + 1);
      return keepYear(em, ResourceCommitment, { organizationId: organization.id, year, version, ...amounts });
    });
  }
}
