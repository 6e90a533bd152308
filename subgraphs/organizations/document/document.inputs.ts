import { Field, ID, InputType, Int } from 'type-graphql';
import { graphEnum } from '../../kit/enums.js';
import { BooleanFilter, enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBodyKind } from '../authority/authority-body.js';
import { ClauseRecurrence } from './document-clause.js';
import { ArchiveCode, RecipientGroup, RecipientRole } from './document-recipient.js';
import { DocumentType, SignerCapacity } from './document.js';

const TypeFilter = enumFilterOf(DocumentType, 'DocumentType');

export const Secrecy = graphEnum(
  'Secrecy',
  'How secret a document is; asked so that nobody enters one by mistake.',
  {
    UNCLASSIFIED: 'Not secret: the only kind the register takes.',
    CONFIDENTIAL: 'Mật: refused.',
    SECRET: 'Tối mật: refused.',
    TOP_SECRET: 'Tuyệt mật: refused.',
  },
);
export type Secrecy = keyof typeof Secrecy;

@InputType({ description: 'Which documents to list; conditions are joined by “and”.' })
export class DocumentWhere {
  @Field(() => TypeFilter, { nullable: true, description: 'By type.' })
  type?: ValueFilter<DocumentType> | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the body that issued it.' })
  issuer?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the document it implements (clause 6a).' })
  implements?: IdFilter | null;

  @Field(() => Int, { nullable: true, description: 'Calendar year of issue, e.g. 2026.' })
  year?: number | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it is in force today.' })
  inForce?: BooleanFilter | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'Whether a copy is kept, by its list of recipients.',
  })
  archived?: BooleanFilter | null;
}

export const DocumentOrderBy = orderByOf('Document', {
  ISSUED_ON: 'Day of issue; documents whose day is not known come first.',
  SUBJECT: 'Subject, in Vietnamese alphabetical order.',
});

@InputType({ description: 'A clause of a new document, in the order of the document.' })
export class DocumentClauseInput {
  @Field(() => String, { description: 'Place in the document: 2, or 2e for a part of clause 2.' })
  code!: string;

  @Field(() => String, {
    description: 'What it asks for, in Vietnamese, up to 300 characters; names no person.',
  })
  titleVi!: string;

  @Field(() => String, { description: 'The same in English, up to 300 characters.' })
  duty!: string;

  @Field(() => ClauseRecurrence, { nullable: true, description: 'How often; absent: a heading.' })
  recurrence?: ClauseRecurrence | null;

  @Field(() => String, {
    nullable: true,
    description: 'MM-DD by which a year’s occurrence is due; only if it recurs.',
  })
  dueDay?: string | null;

  @Field(() => [AuthorityBodyKind], {
    defaultValue: [],
    description: 'Kinds of bodies that bear it; empty: a heading.',
  })
  bearerKinds!: AuthorityBodyKind[];
}

@InputType({ description: 'A line of the list of recipients of a new document, in its order.' })
export class DocumentRecipientInput {
  @Field(() => RecipientRole, { description: 'What the recipient is to do with it.' })
  role!: RecipientRole;

  @Field(() => String, {
    description: 'The line as the document words it, up to 200 characters; names no person.',
  })
  labelVi!: string;

  @Field(() => ID, { nullable: true, description: 'The one body it means.' })
  bodyId?: string | null;

  @Field(() => RecipientGroup, { nullable: true, description: 'The group of bodies it means.' })
  group?: RecipientGroup | null;

  @Field(() => ArchiveCode, { nullable: true, description: 'Where it is kept; only with ARCHIVE.' })
  archiveCode?: ArchiveCode | null;
}

@InputType({ description: 'A new document.' })
export class RegisterDocumentInput {
  @Field(() => DocumentType, { description: 'Type.' })
  type!: DocumentType;

  @Field(() => ID, { description: 'Body that issued it; existed on the day of issue (R19).' })
  issuerId!: string;

  @Field(() => Secrecy, {
    defaultValue: Secrecy.UNCLASSIFIED,
    description: 'All but UNCLASSIFIED is refused.',
  })
  secrecy!: Secrecy;

  @Field(() => String, {
    nullable: true,
    description: 'Number as in Decree 30/2020, e.g. 12/CT-UBND; absent: not known, for a DIRECTIVE only.',
  })
  number?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of issue; together with the number.' })
  issuedOn?: string | null;

  @Field(() => String, { description: 'Subject (trích yếu), 1 to 500 characters; names no person.' })
  subject!: string;

  @Field(() => SignerCapacity, { nullable: true, description: 'In whose name it is signed.' })
  signerCapacity?: SignerCapacity | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Documents it is based on, by number; at most 30.',
  })
  legalBasis!: string[];

  @Field(() => ID, { nullable: true, description: 'Document it implements, e.g. the directive of a plan.' })
  implementsId?: string | null;

  @Field(() => [DocumentClauseInput], { defaultValue: [], description: 'Its clauses; at most 100.' })
  clauses!: DocumentClauseInput[];

  @Field(() => [DocumentRecipientInput], { description: 'Its recipients; 1 to 50.' })
  recipients!: DocumentRecipientInput[];
}

@InputType({ description: 'A change of a registered document.' })
abstract class DocumentChangeInput {
  @Field(() => ID, { description: 'Document.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'The number and day of a document that was registered without.' })
export class NumberDocumentInput extends DocumentChangeInput {
  @Field(() => String, { description: 'Number, e.g. 12/CT-UBND.' })
  number!: string;

  @Field(() => LocalDate, { description: 'Day of issue.' })
  issuedOn!: string;
}

@InputType({ description: 'The end of a document’s force.' })
export class RepealDocumentInput extends DocumentChangeInput {
  @Field(() => LocalDate, { description: 'First day it is not in force.' })
  validTo!: string;

  @Field(() => String, { description: 'Number of the document that ends it.' })
  document!: string;
}
