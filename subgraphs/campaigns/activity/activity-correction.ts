import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { actorColumns } from '../../kit/step.js';
import { ActivityParticipation, type ParticipationFacts } from './activity-participation.js';
import { ActivityAudience, CampaignActivity } from './campaign-activity.js';

const Schema = defineEntity({
  name: 'ActivityCorrection',
  schema: 'campaigns',
  tableName: 'activity_correction',
  properties: {
    id: p.uuid().primary(),
    activityId: p.manyToOne(CampaignActivity).mapToPk().joinColumn('activity_id').index(),
    heldOn: p.date(),
    audience: p.enum(valuesOf(ActivityAudience)),
    reached: p.integer(),
    reason: p.text(),
    /** What the activity told of the classes of people. */
    participation: p.json<ParticipationFacts[]>().defaultRaw(`'[]'`),
    document: p.text().strictNullable(),
    correctedOn: p.date(),
    ...actorColumns(),
  },
});

@ObjectType({
  description: 'What an activity said before a correction, and why it was corrected; kept for good.',
})
export class ActivityCorrection extends Schema.class {
  @Field(() => ID, { description: 'Id of this correction.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day of the activity, as it was before.' })
  declare heldOn: string;

  @Field(() => ActivityAudience, { description: 'Class of people, as it was before.' })
  declare audience: ActivityAudience;

  @Field(() => Int, { description: 'People reached, as it was before.' })
  declare reached: number;

  @Field(() => String, { description: 'Why it was corrected; names no person.' })
  declare reason: string;

  @Field(() => [ActivityParticipation], {
    description: 'People by class, as it was before; empty: it was not told by class.',
  })
  declare participation: ParticipationFacts[];

  @Field(() => String, {
    nullable: true,
    description: 'Document that allowed it after the report was accepted (domain 5.2); null: made before.',
  })
  declare document: string | null;

  @Field(() => LocalDate, { description: 'Day of the correction, in Viet Nam.' })
  declare correctedOn: string;

  @Field(() => String, { description: 'Role of who corrected it, e.g. ORGANIZATION.' })
  declare role: string;
}
Schema.setClass(ActivityCorrection);
