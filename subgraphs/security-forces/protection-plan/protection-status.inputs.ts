import { Field, InputType } from 'type-graphql';
import { BooleanFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { GuardedOrganizationWhere } from '../references/organization.inputs.js';

@InputType({ description: 'Which organisations to list by plan and drill; conditions are joined by “and”.' })
export class ProtectionStatusWhere {
  @Field(() => BooleanFilter, { nullable: true, description: 'Whether a plan is in force, of whatever age.' })
  planInForce?: BooleanFilter | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description:
      'Whether a plan is in force that was approved or reviewed within 12 months; false: no plan, or an older one (duty 3e).',
  })
  planCurrent?: BooleanFilter | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'Whether a drill was held within 12 months (duty 4e).',
  })
  drilled?: BooleanFilter | null;

  @Field(() => GuardedOrganizationWhere, { nullable: true, description: 'By facts of the organisation.' })
  organization?: GuardedOrganizationWhere | null;
}

export const ProtectionStatusOrderBy = orderByOf('ProtectionStatus', {
  PLAN_CONFIRMED_ON: 'Last approval or review; organisations without a plan as if before all others.',
  LAST_DRILL_ON: 'Last drill; organisations without any as if before all others.',
});
