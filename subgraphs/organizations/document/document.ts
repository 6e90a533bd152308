import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBody } from '../authority/authority-body.js';

export const DocumentType = graphEnum(
  'DocumentType',
  'Type of an administrative document (Decree 30/2020).',
  {
    RESOLUTION: 'Nghị quyết (NQ).',
    DECISION: 'Quyết định (QĐ).',
    DIRECTIVE: 'Chỉ thị (CT).',
    REGULATION: 'Quy chế (QC).',
    RULES: 'Quy định (QyĐ).',
    COMMUNIQUE: 'Thông cáo (TC).',
    NOTICE: 'Thông báo (TB).',
    GUIDELINE: 'Hướng dẫn (HD).',
    PROGRAMME: 'Chương trình (CTr).',
    PLAN: 'Kế hoạch (KH).',
    SCHEME: 'Phương án (PA).',
    PROJECT: 'Đề án (ĐA).',
    REPORT: 'Báo cáo (BC).',
    MINUTES: 'Biên bản (BB).',
    SUBMISSION: 'Tờ trình (TTr).',
    OFFICIAL_LETTER: 'Công văn; has no abbreviation.',
  },
);
export type DocumentType = keyof typeof DocumentType;

export const SignerCapacity = graphEnum(
  'SignerCapacity',
  'In whose name a document is signed (Decree 30/2020).',
  {
    HEAD: 'The head signs in own right.',
    TM: 'TM. (thay mặt): on behalf of a collective body.',
    KT: 'KT. (ký thay): a deputy for the head.',
    TL: 'TL. (thừa lệnh): by order of the head.',
    TUQ: 'TUQ. (thừa ủy quyền): by written authorisation.',
  },
);
export type SignerCapacity = keyof typeof SignerCapacity;

const Schema = defineEntity({
  name: 'Document',
  schema: 'organizations',
  tableName: 'document',
  uniques: [{ name: 'document_number_taken', properties: ['issuerId', 'type', 'numberYear', 'number'] }],
  properties: {
    id: p.uuid().primary(),
    type: p.enum(valuesOf(DocumentType)),
    issuerId: p.manyToOne(AuthorityBody).mapToPk().joinColumn('issuer_id').index(),
    number: p.integer().strictNullable(),
    numberYear: p.integer().strictNullable(),
    symbol: p.text().strictNullable(),
    issuedOn: p.date().strictNullable(),
    subject: p.text(),
    signerCapacity: p.enum(valuesOf(SignerCapacity)).strictNullable(),
    legalBasis: p.array(),
    /** Foreign key to this same table: stands in the migration. */
    implementsId: p.uuid().index().strictNullable(),
    validTo: p.date().strictNullable(),
    repealedBy: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'An unclassified administrative document (Decree 30/2020): a directive, plan, report. Who signed is not kept, only in what capacity.',
})
export class Document extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => DocumentType, { description: 'Type.' })
  declare type: DocumentType;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day of issue; null: not known (the directive’s number and day are missing from its source).',
  })
  declare issuedOn: string | null;

  @Field(() => String, { description: 'What it is about, as its title says (trích yếu).' })
  declare subject: string;

  @Field(() => SignerCapacity, {
    nullable: true,
    description: 'In whose name it is signed; null: not known.',
  })
  declare signerCapacity: SignerCapacity | null;

  @Field(() => [String], { description: 'Documents it is based on, by number, e.g. 521/QĐ-TTg.' })
  declare legalBasis: string[];

  @Field(() => LocalDate, { nullable: true, description: 'First day it is not in force; null: in force.' })
  declare validTo: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that ended it; null: it is in force.',
  })
  declare repealedBy: string | null;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(Document);
