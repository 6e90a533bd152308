import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Campaign } from '../campaign/campaign.js';
import { Topic } from '../topic/topic.js';

export const ActivityAudience = graphEnum(
  'ActivityAudience',
  'Class of people an activity was for (duty 1a); never single persons.',
  {
    OFFICIALS: 'Officials and public employees (cán bộ, công chức, viên chức).',
    MANAGERS: 'Heads and managers of organisations.',
    WORKERS: 'Workers (công nhân, người lao động).',
    OWNERS: 'Owners of enterprises.',
    GUARDS: 'Guard forces of organisations.',
    TEACHERS: 'Teachers and staff of schools.',
    PUPILS: 'Pupils.',
    STUDENTS: 'Students and trainees.',
    PARENTS: 'Parents of learners.',
    RESIDENTS: 'Residents of the area.',
    MIXED: 'Several classes together.',
  },
);
export type ActivityAudience = keyof typeof ActivityAudience;

export const ActivityFormat = graphEnum('ActivityFormat', 'How an activity was held (duty 2b).', {
  TALK: 'Talk or lecture.',
  CONTEST: 'Contest or quiz.',
  PERFORMANCE: 'Theatre, music or film.',
  DIGITAL: 'Online session or material.',
  COMMITMENT_SIGNING: 'Signing of commitments; `reached` counts the signatures.',
  MODEL_VISIT: 'Visit to a model of the movement.',
  HOTLINE_BOX: 'Letter box or hotline put up and explained.',
  PRINTED: 'Leaflets, posters or loudspeaker.',
  OTHER: 'Another form.',
});
export type ActivityFormat = keyof typeof ActivityFormat;

const Schema = defineEntity({
  name: 'CampaignActivity',
  schema: 'campaigns',
  tableName: 'campaign_activity',
  properties: {
    id: p.uuid().primary(),
    campaignId: p.manyToOne(Campaign).mapToPk().joinColumn('campaign_id').index(),
    /** The campaign's host, repeated: figures per organisation and year then read one index. */
    hostId: p.uuid(),
    topicId: p.manyToOne(Topic).mapToPk().joinColumn('topic_id').index(),
    heldOn: p.date(),
    audience: p.enum(valuesOf(ActivityAudience)),
    reached: p.integer(),
    format: p.enum(valuesOf(ActivityFormat)).strictNullable(),
    place: p.text().strictNullable(),
    withdrawn: p.boolean().default(false),
    /** Whether it is in the figures: not withdrawn, of a public campaign. Triggers of its migration keep it. */
    counted: p.boolean().default(false),
    version: p.integer().default(1),
  },
  indexes: [{ name: 'campaign_activity_host_index', properties: ['hostId', 'heldOn'] }],
});

@ObjectType({
  description:
    'One awareness activity (buổi tuyên truyền): a day, a topic, a class of people, a headcount (duty 1a).',
})
export class CampaignActivity extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day it was held, inside its campaign.' })
  declare heldOn: string;

  @Field(() => ActivityAudience, { description: 'Class of people it was for.' })
  declare audience: ActivityAudience;

  @Field(() => Int, { description: 'People reached, a headcount from 0 to 100,000; never who.' })
  declare reached: number;

  @Field(() => ActivityFormat, { nullable: true, description: 'How it was held; null: not told.' })
  declare format: ActivityFormat | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it was held, in words, e.g. hội trường; null: not told.',
  })
  declare place: string | null;

  @Field(() => Boolean, { description: 'Entered by mistake: kept on record, counted nowhere.' })
  declare withdrawn: boolean;

  @Field(() => Int, {
    description: 'Grows with every correction; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(CampaignActivity);
