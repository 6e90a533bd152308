import { Field, ID, InputType, Int } from 'type-graphql';
import { BooleanFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { GuardedOrganizationWhere } from '../references/organization.inputs.js';
import { GuidanceSubject } from './guidance-visit.js';

@InputType({ description: 'Which organisations to list by guidance; conditions are joined by “and”.' })
export class GuidanceStatusWhere {
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Not visited on or after this day, until `asOf`; organisations never visited are listed too (duty 1c).',
  })
  notVisitedSince?: string | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'Whether recommendations are overdue: not followed, and due before `asOf`.',
  })
  followUpOverdue?: BooleanFilter | null;

  @Field(() => GuardedOrganizationWhere, { nullable: true, description: 'By facts of the organisation.' })
  organization?: GuardedOrganizationWhere | null;
}

export const GuidanceStatusOrderBy = orderByOf('GuidanceStatus', {
  LAST_VISITED_ON: 'Last visit; organisations never visited as if before all others.',
});

@InputType({ description: 'A visit of police at an organisation.' })
export class RecordGuidanceVisitInput {
  @Field(() => ID, { description: 'Organisation that was visited.' })
  organizationId!: string;

  @Field(() => GuidanceSubject, { description: 'What was guided or inspected.' })
  subject!: GuidanceSubject;

  @Field(() => LocalDate, { description: 'Day of the visit, not in the future.' })
  visitedOn!: string;

  @Field(() => String, { description: 'Body that visited, 1 to 120 characters; names no person.' })
  visitedBy!: string;

  @Field(() => String, { description: 'Number of the minutes, 1 to 60 characters.' })
  minutesNumber!: string;

  @Field(() => Int, { description: 'Recommendations made, 0 to 100.' })
  recommendations!: number;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day by which they are followed, after the visit; absent only without recommendations.',
  })
  followUpBy?: string | null;
}

@InputType({ description: 'That the recommendations of a visit were followed.' })
export class ReportGuidanceFollowUpInput {
  @Field(() => ID, { description: 'The visit.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'Day all were followed, not before the visit, not in the future.' })
  followedUpOn!: string;

  @Field(() => String, { description: 'Number of the document that reports it, 1 to 60 characters.' })
  document!: string;
}
