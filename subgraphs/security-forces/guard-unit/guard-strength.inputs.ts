import { Field, InputType } from 'type-graphql';
import { BooleanFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { GuardedOrganizationWhere } from '../references/organization.inputs.js';

@InputType({ description: 'Which organisations with guard units to list; conditions are joined by “and”.' })
export class GuardStrengthWhere {
  @Field(() => BooleanFilter, {
    nullable: true,
    description:
      'Whether fewer guards are there than approved (weakness P5); organisations not counted yet are in neither list.',
  })
  shortage?: BooleanFilter | null;

  @Field(() => GuardedOrganizationWhere, { nullable: true, description: 'By facts of the organisation.' })
  organization?: GuardedOrganizationWhere | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'No guard was sent to a completed guard course that ended on or after this day, until `asOf`; organisations that never sent any are listed too.',
  })
  noTrainingSince?: string | null;
}

export const GuardStrengthOrderBy = orderByOf('GuardStrength', {
  SHORTAGE: 'Guards missing; organisations not counted yet as if below 0.',
  LAST_TRAINED_ON: 'Last guard training; organisations without any as if before all others.',
});
