import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { rowsByParent } from '../../kit/rows.js';
import { requireText } from '../../kit/text.js';
import { assertOrganizationWithinReach } from '../assessment/assessment-reach.view.js';
import { Organization } from '../organization/organization.js';
import { KEEPERS, writeAndPublish } from '../organization/organization-record.view.js';
import { RecordAnnualPlanInput } from './annual-plan.inputs.js';
import { AnnualPlanRecord } from './annual-plan.js';
import { requirePlanDay, requireRecordYear, yearOf } from './yearly-record.rules.js';
import { keepYear } from './yearly-record.view.js';

const plansOf = rowsByParent(AnnualPlanRecord, 'organizationId', 'r.year desc');

@Resolver(() => Organization)
export class OrganizationPlansResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => [AnnualPlanRecord], {
    nullable: true,
    description:
      'Its yearly work plans, latest year first; for itself and the officers of its area (P3, clause 2f).',
  })
  async annualPlans(@Root() { id }: Organization, @Ctx() context: GraphContext) {
    await assertOrganizationWithinReach(context, id);
    return (await plansOf(context).load(id)) ?? [];
  }

  @Access(...KEEPERS)
  @Mutation(() => AnnualPlanRecord, { description: 'Records, or corrects, the work plan of a year (2f).' })
  recordAnnualPlan(
    @Arg('input', () => RecordAnnualPlanInput, { description: 'The plan.' }) input: RecordAnnualPlanInput,
    @Ctx() context: GraphContext,
  ): Promise<AnnualPlanRecord> {
    const { year, version, integratedMovement } = input;
    const issuedOn = requirePastDay(requirePlanDay(year, input.issuedOn), today(), 'input.issuedOn');
    const document = requireText(input.document, 'input.document', 60);
    const relatedMovements = [...new Set(input.relatedMovements)].toSorted();
    return writeAndPublish(context, input.organizationId, (em, organization) => {
      requireRecordYear(organization, year, yearOf(today()) + 1);
      const key = { organizationId: organization.id, year, version };
      return keepYear(em, AnnualPlanRecord, {
        ...key,
        issuedOn,
        document,
        integratedMovement,
        relatedMovements,
      });
    });
  }
}
