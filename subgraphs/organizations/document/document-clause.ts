import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { AuthorityBodyKind } from '../authority/authority-body.js';
import { Document } from './document.js';

export const ClauseRecurrence = graphEnum('ClauseRecurrence', 'How often a clause asks for something.', {
  ONCE: 'Once.',
  ANNUAL: 'Each year (hằng năm).',
  STANDING: 'Always (thường xuyên, or no word about time): checked once a year.',
});
export type ClauseRecurrence = keyof typeof ClauseRecurrence;

const Schema = defineEntity({
  name: 'DocumentClause',
  schema: 'organizations',
  tableName: 'document_clause',
  uniques: [{ name: 'document_clause_once', properties: ['documentId', 'code'] }],
  properties: {
    id: p.uuid().primary(),
    documentId: p.manyToOne(Document).mapToPk().joinColumn('document_id'),
    code: p.text(),
    position: p.integer(),
    titleVi: p.text(),
    duty: p.text(),
    recurrence: p.enum(valuesOf(ClauseRecurrence)).strictNullable(),
    dueDay: p.text().strictNullable(),
    bearerKinds: p.array(),
  },
});

@Directive('@key(fields: "id")')
// What evidence is counted by is part of a key: `@requires` of fields that share a type in several subgraphs is more
// than Hive Gateway can merge.
@Directive('@key(fields: "id directiveCode")')
@ObjectType({ description: 'A clause of a document, or a part of one: a duty with those who bear it.' })
export class DocumentClause extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Its place in the document: 2, or 2e for a part of clause 2.' })
  declare code: string;

  @Field(() => String, { description: 'What it asks for, in Vietnamese, in short.' })
  declare titleVi: string;

  @Field(() => String, { description: 'What it asks for, in English, in short.' })
  declare duty: string;

  @Field(() => ClauseRecurrence, {
    nullable: true,
    description: 'How often; null: a heading, whose parts ask for something.',
  })
  declare recurrence: ClauseRecurrence | null;

  @Field(() => String, {
    nullable: true,
    description: 'Month and day (MM-DD) by which a year’s occurrence is due; null: it does not recur.',
  })
  declare dueDay: string | null;

  @Field(() => [AuthorityBodyKind], {
    description: 'Kinds of bodies among the recipients that bear it; empty: a heading.',
  })
  declare bearerKinds: AuthorityBodyKind[];
}
Schema.setClass(DocumentClause);
