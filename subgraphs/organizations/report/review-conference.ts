import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { Document } from '../document/document.js';
import { Organization } from '../organization/organization.js';

export const ReviewKind = graphEnum('ReviewKind', 'What sort of review a conference is.', {
  SO_KET: 'Sơ kết: preliminary, each year (clause 6c).',
  TONG_KET: 'Tổng kết: final, of several years (clause 5a).',
});
export type ReviewKind = keyof typeof ReviewKind;

const Schema = defineEntity({
  name: 'ReviewConference',
  schema: 'organizations',
  tableName: 'review_conference',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(valuesOf(ReviewKind)),
    bodyId: p.manyToOne(AuthorityBody).mapToPk().joinColumn('body_id').strictNullable(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id').strictNullable(),
    directiveId: p.manyToOne(Document).mapToPk().joinColumn('directive_id').index().strictNullable(),
    year: p.integer(),
    topicVi: p.text(),
    heldOn: p.date(),
    participants: p.integer(),
    document: p.text(),
    withdrawn: p.boolean().default(false),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'A review conference of one body or organisation (clauses 5a, 6c): topic, day and headcount, no names.',
})
export class ReviewConference extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => ReviewKind, { description: 'What sort of review it is.' })
  declare kind: ReviewKind;

  @Field(() => Int, {
    description: 'Year reviewed; of a final review the last one. Held up to a year later.',
  })
  declare year: number;

  @Field(() => String, { description: 'What was reviewed, in Vietnamese; names no person.' })
  declare topicVi: string;

  @Field(() => LocalDate, { description: 'Day it was held.' })
  declare heldOn: string;

  @Field(() => Int, { description: 'People present, as a count.' })
  declare participants: number;

  @Field(() => String, { description: 'Number of its report or minutes, e.g. 45/BC-UBND.' })
  declare document: string;

  @Field(() => Boolean, { description: 'Whether the record was withdrawn as wrong; it counts for nothing.' })
  declare withdrawn: boolean;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(ReviewConference);
