import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, TextFilter, type ValueFilter } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';
import { ActivityAudience, ActivityFormat } from './campaign-activity.js';

const AudienceFilter = enumFilterOf(ActivityAudience, 'ActivityAudience');
const FormatFilter = enumFilterOf(ActivityFormat, 'ActivityFormat');

@InputType({ description: 'Which activities to list; conditions are joined by “and”.' })
export class ActivityWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By the organisation that hosts their campaign.' })
  host?: IdFilter | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'The host was in this administrative unit, or one below it, on the day of the activity.',
  })
  unit?: IdFilter | null;

  @Field(() => Int, { nullable: true, description: 'Calendar year they were held in, e.g. 2026.' })
  year?: number | null;

  @Field(() => TextFilter, { nullable: true, description: 'By code of their topic.' })
  topic?: TextFilter | null;

  @Field(() => AudienceFilter, { nullable: true, description: 'By class of people.' })
  audience?: ValueFilter<ActivityAudience> | null;

  @Field(() => FormatFilter, { nullable: true, description: 'By the way they were held.' })
  format?: ValueFilter<ActivityFormat> | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Their campaign serves at least so many other movements, e.g. 2 (duty 2d).',
  })
  relatedMovementsAtLeast?: number | null;
}

@InputType({ description: 'How many people of one class took part in an activity.' })
export class ParticipationInput {
  @Field(() => ActivityAudience, { description: 'Class of people; MIXED is none.' })
  audience!: ActivityAudience;

  @Field(() => Int, { description: 'People of this class, 1 to 100,000; never who.' })
  participants!: number;
}

@InputType({ description: 'An activity that was held.' })
export class RecordActivityInput {
  @Field(() => ID, { description: 'Campaign it belongs to.' })
  campaignId!: string;

  @Field(() => String, { description: 'Code of its topic, see `topics`.' })
  topicCode!: string;

  @Field(() => LocalDate, { description: 'Day it was held: inside the campaign, not in the future.' })
  heldOn!: string;

  @Field(() => ActivityAudience, { description: 'Class of people it was for.' })
  audience!: ActivityAudience;

  @Field(() => Int, { description: 'People reached, 0 to 100,000.' })
  reached!: number;

  @Field(() => ActivityFormat, { nullable: true, description: 'How it was held.' })
  format?: ActivityFormat | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it was held, up to 120 characters; names no person.',
  })
  place?: string | null;

  @Field(() => [ParticipationInput], {
    nullable: true,
    description: 'People by class; together they are `reached`. Absent: not told by class.',
  })
  participation?: ParticipationInput[] | null;
}

@InputType({ description: 'The activity a correction is about, and why it is made.' })
export class WithdrawActivityInput {
  @Field(() => ID, { description: 'Activity to correct.' })
  id!: string;

  @Field(() => Int, { description: 'Version the correction is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'Why, 1 to 300 characters; names no person.' })
  reason!: string;
}

@InputType({ description: 'A correction: what is given replaces what was told, the rest stays.' })
export class CorrectActivityInput extends WithdrawActivityInput {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was held: inside the campaign, not in the future.',
  })
  heldOn?: string | null;

  @Field(() => ActivityAudience, { nullable: true, description: 'Class of people it was for.' })
  audience?: ActivityAudience | null;

  @Field(() => Int, { nullable: true, description: 'People reached, 0 to 100,000.' })
  reached?: number | null;

  @Field(() => [ParticipationInput], {
    nullable: true,
    description:
      'People by class; needed when `reached` changes and the classes were told. Empty: no longer told.',
  })
  participation?: ParticipationInput[] | null;
}

@InputType({
  description: 'A correction after the report of the campaign was accepted: a document allows it.',
})
export class CorrectReportedActivityInput extends CorrectActivityInput {
  @Field(() => String, {
    description: 'Number of the document that allows it, 1 to 60 characters (Decree 30/2020).',
  })
  document!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'True: the activity is withdrawn altogether.' })
  withdraw!: boolean;
}
