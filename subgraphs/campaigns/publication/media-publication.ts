import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { PublicationSubject } from '../references/publication-subject.js';
import { Material } from './material.js';
import { MediaPartner } from './media-partner.js';

const Schema = defineEntity({
  name: 'MediaPublication',
  schema: 'campaigns',
  tableName: 'media_publication',
  properties: {
    id: p.uuid().primary(),
    outletId: p.manyToOne(MediaPartner).mapToPk().joinColumn('outlet_id'),
    materialId: p.manyToOne(Material).mapToPk().joinColumn('material_id').strictNullable().index(),
    publishedOn: p.date(),
    url: p.text().strictNullable(),
    programme: p.text().strictNullable(),
    subjectType: p.enum(valuesOf(PublicationSubject)),
    subjectId: p.uuid(),
    /** The organisation behind the subject; null: a unit leads the model. */
    organizationId: p.uuid().strictNullable().index(),
    withdrawn: p.boolean().default(false),
    withdrawalReason: p.text().strictNullable(),
    version: p.integer().default(1),
  },
  indexes: [
    { name: 'media_publication_outlet_index', properties: ['outletId', 'publishedOn'] },
    { name: 'media_publication_subject_index', properties: ['subjectId', 'publishedOn'] },
    { name: 'media_publication_day_index', properties: ['publishedOn', 'id'] },
  ],
});

@ObjectType({
  description:
    'What an outlet published about a model, an exemplar or an awarded organisation (clause 5c); never about a single person.',
})
export class MediaPublication extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day it appeared; never before the subject was recognised (R17).' })
  declare publishedOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where it can be read on the net; null: it was broadcast.',
  })
  declare url: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Programme or issue in which it appeared; null: the address tells.',
  })
  declare programme: string | null;

  @Field(() => PublicationSubject, { description: 'What it speaks of.' })
  declare subjectType: PublicationSubject;

  @Field(() => Boolean, { description: 'Entered by mistake: kept on record, counted nowhere.' })
  declare withdrawn: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; names no person.' })
  declare withdrawalReason: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(MediaPublication);
