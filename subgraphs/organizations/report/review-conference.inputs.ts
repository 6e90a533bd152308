import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, IntFilter, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { ReviewKind } from './review-conference.js';

const KindFilter = enumFilterOf(ReviewKind, 'ReviewKind');

@InputType({
  description: 'Which reviews to list; conditions are joined by “and”. Withdrawn ones are left out.',
})
export class ReviewConferenceWhere {
  @Field(() => KindFilter, { nullable: true, description: 'By sort of review.' })
  kind?: ValueFilter<ReviewKind> | null;

  @Field(() => IntFilter, { nullable: true, description: 'By year reviewed.' })
  year?: IntFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the directive reviewed.' })
  directive?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the body that held it.' })
  body?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the organisation that held it.' })
  organization?: IdFilter | null;
}

export const ReviewConferenceOrderBy = orderByOf('ReviewConference', {
  HELD_ON: 'Day it was held.',
});

@InputType({ description: 'A review conference that was held.' })
export class RecordReviewInput {
  @Field(() => ReviewKind, { description: 'What sort of review it was.' })
  kind!: ReviewKind;

  @Field(() => ID, { nullable: true, description: 'Body that held it; exists on that day (R19).' })
  bodyId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Organisation that held it, open on that day. Name a body or an organisation, not both.',
  })
  organizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Directive that was reviewed (clause 6c); absent: a topic alone.',
  })
  directiveId?: string | null;

  @Field(() => Int, { description: 'Year reviewed: that of the day, or the one before.' })
  year!: number;

  @Field(() => String, { description: 'What was reviewed, 1 to 200 characters; names no person.' })
  topicVi!: string;

  @Field(() => LocalDate, { description: 'Day it was held; not in the future.' })
  heldOn!: string;

  @Field(() => Int, { description: 'People present, 1 or more.' })
  participants!: number;

  @Field(() => String, { description: 'Number of its report or minutes, e.g. 45/BC-UBND.' })
  document!: string;
}

@InputType({ description: 'A review that was recorded wrongly.' })
export class WithdrawReviewInput {
  @Field(() => ID, { description: 'Review.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}
