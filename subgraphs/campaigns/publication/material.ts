import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Topic } from '../topic/topic.js';

export const MaterialKind = graphEnum('MaterialKind', 'What was prepared for awareness work.', {
  ARTICLE: 'Article or report for the press (bài viết).',
  VIDEO: 'Film or television feature (phóng sự).',
  AUDIO: 'Broadcast for radio or loudspeakers (bài phát thanh).',
  LEAFLET: 'Leaflet (tờ rơi).',
  POSTER: 'Poster or banner (pa nô, áp phích).',
  OUTLINE: 'Outline for speakers (đề cương tuyên truyền).',
});
export type MaterialKind = keyof typeof MaterialKind;

const Schema = defineEntity({
  name: 'Material',
  schema: 'campaigns',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid().index(),
    topicId: p.manyToOne(Topic).mapToPk().joinColumn('topic_id').index(),
    titleVi: p.text(),
    kind: p.enum(valuesOf(MaterialKind)),
    preparedOn: p.date(),
    withdrawn: p.boolean().default(false),
    withdrawalReason: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description: 'Material an organisation prepared for awareness work, without its content (clauses 1a, 5c).',
})
export class Material extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Title in Vietnamese, up to 200 characters; names no person.' })
  declare titleVi: string;

  @Field(() => MaterialKind, { description: 'What it is.' })
  declare kind: MaterialKind;

  @Field(() => LocalDate, { description: 'Day it was ready.' })
  declare preparedOn: string;

  @Field(() => Boolean, { description: 'Entered by mistake: kept on record, counted nowhere.' })
  declare withdrawn: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; names no person.' })
  declare withdrawalReason: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(Material);
