import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { ActivityAudience, CampaignActivity } from './campaign-activity.js';

const Schema = defineEntity({
  name: 'ActivityParticipation',
  schema: 'campaigns',
  tableName: 'activity_participation',
  properties: {
    activityId: p.manyToOne(CampaignActivity).mapToPk().joinColumn('activity_id').primary(),
    audience: p.enum(valuesOf(ActivityAudience)).primary(),
    participants: p.integer(),
  },
});

@ObjectType({ description: 'How many people of one class took part in an activity, a headcount (duty 1a).' })
export class ActivityParticipation extends Schema.class {
  @Field(() => ActivityAudience, { description: 'Class of people; never single persons.' })
  declare audience: ActivityAudience;

  @Field(() => Int, { description: 'People of this class, a headcount from 1 to 100,000; never who.' })
  declare participants: number;
}
Schema.setClass(ActivityParticipation);

/** The same as plain facts, e.g. in what a correction keeps. */
export type ParticipationFacts = Pick<ActivityParticipation, 'audience' | 'participants'>;
