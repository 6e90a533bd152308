import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { Document } from './document.js';

export const RecipientRole = graphEnum(
  'RecipientRole',
  'What a recipient (nơi nhận) is to do with a document.',
  {
    IMPLEMENT: 'Carry it out; receives tasks.',
    FOR_INFORMATION: 'Know of it.',
    REPORT_RECEIVER: 'Receive the reports on it.',
    ARCHIVE: 'Keep it (lưu).',
  },
);
export type RecipientRole = keyof typeof RecipientRole;

export const RecipientGroup = graphEnum(
  'RecipientGroup',
  'Recipients named together; bodies of the group are those of the issuer’s province.',
  {
    PROVINCIAL_DEPARTMENTS: 'Các sở, ban, ngành, đoàn thể tỉnh.',
    PROVINCIAL_FORCES: 'Công an tỉnh, Bộ CHQS tỉnh.',
    DISTRICT_AUTHORITIES: 'UBND các huyện, thành phố, later the bodies that followed them.',
    ORGANIZATIONS:
      'Cơ quan, doanh nghiệp, nhà trường: the organisations of the register, which have no tasks here.',
  },
);
export type RecipientGroup = keyof typeof RecipientGroup;

export const ArchiveCode = graphEnum('ArchiveCode', 'Where a document is kept.', {
  VT: 'Văn thư (clerical office).',
  NC: 'Nội chính (internal affairs section).',
});
export type ArchiveCode = keyof typeof ArchiveCode;

const Schema = defineEntity({
  name: 'DocumentRecipient',
  schema: 'organizations',
  tableName: 'document_recipient',
  uniques: [{ name: 'document_recipient_place', properties: ['documentId', 'position'] }],
  properties: {
    id: p.uuid().primary(),
    documentId: p.manyToOne(Document).mapToPk().joinColumn('document_id'),
    position: p.integer(),
    role: p.enum(valuesOf(RecipientRole)),
    labelVi: p.text(),
    bodyId: p.manyToOne(AuthorityBody).mapToPk().joinColumn('body_id').index().strictNullable(),
    group: p.enum(valuesOf(RecipientGroup)).fieldName('recipient_group').strictNullable(),
    archiveCode: p.enum(valuesOf(ArchiveCode)).strictNullable(),
  },
});

@ObjectType({ description: 'One line of a document’s list of recipients (nơi nhận).' })
export class DocumentRecipient extends Schema.class {
  @Field(() => ID, { description: 'Id of this line.' })
  declare id: string;

  @Field(() => RecipientRole, { description: 'What the recipient is to do with it.' })
  declare role: RecipientRole;

  @Field(() => String, { description: 'The line as the document words it; names no person.' })
  declare labelVi: string;

  @Field(() => RecipientGroup, {
    nullable: true,
    description: 'Group of bodies it means; null: one body, or none.',
  })
  declare group: RecipientGroup | null;

  @Field(() => ArchiveCode, { nullable: true, description: 'Where it is kept; only with ARCHIVE.' })
  declare archiveCode: ArchiveCode | null;
}
Schema.setClass(DocumentRecipient);
