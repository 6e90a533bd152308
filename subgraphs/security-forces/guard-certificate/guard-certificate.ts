import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { describePersonal } from '../../kit/personal.js';
import { LocalDate } from '../../kit/scalars.js';
import { GuardMember } from '../guard-member/guard-member.js';

export const CertificateKind = graphEnum(
  'CertificateKind',
  'Which paper a guard has; one is not the other.',
  {
    GUARD_CERTIFICATE: 'Giấy chứng nhận nghiệp vụ bảo vệ, after training by police (Circular 46/2014).',
    SECURITY_SERVICE_CERTIFICATE: 'Chứng chỉ nghiệp vụ bảo vệ of a security service (Decree 96/2016).',
  },
);
export type CertificateKind = keyof typeof CertificateKind;

export const CertificateState = graphEnum('CertificateState', 'What a certificate is worth (domain 5.3).', {
  VALID: 'In force.',
  EXPIRED: 'Past its last day; derived, never set.',
  REVOKED: 'Taken back by a decision.',
  REPLACED: 'Another certificate took its place.',
});
export type CertificateState = keyof typeof CertificateState;

const Schema = defineEntity({
  name: 'GuardCertificate',
  schema: 'security_forces',
  tableName: 'guard_certificate',
  properties: {
    id: p.uuid().primary(),
    guardId: p.manyToOne(GuardMember).mapToPk().joinColumn('guard_id').index(),
    organizationId: p.uuid().index(),
    kind: p.enum(valuesOf(CertificateKind)),
    number: p.text(),
    issuedOn: p.date(),
    validUntil: p.date().strictNullable(),
    /** EXPIRED is never stored: it follows from `validUntil` and the day asked. */
    standing: p.enum(valuesOf(CertificateState)).default('VALID'),
    endedOn: p.date().strictNullable(),
    document: p.text().strictNullable(),
    replacedById: p.uuid().strictNullable(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'guard_certificate_once', properties: ['kind', 'number'] }],
});

export const describeCertificate = describePersonal(
  'to know whom to train or refresh (duty 4b)',
  'Circular 46/2014, Decree 96/2016',
);

@ObjectType({
  description:
    'Certificate of a guard (duty 4b), for the organisation and the training body alone; every read is logged. Purpose: to know whom to train. Legal basis: Circular 46/2014, Decree 96/2016; Law 91/2025/QH15, Decree 356/2025. Erased with the guard.',
})
export class GuardCertificate extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => CertificateKind, { description: describeCertificate('By which regime it was issued.') })
  declare kind: CertificateKind;

  @Field(() => String, { description: describeCertificate('Number on the certificate.') })
  declare number: string;

  @Field(() => LocalDate, { description: describeCertificate('Day of issue.') })
  declare issuedOn: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: describeCertificate(
      'Last day it is valid, by the months in force on the day of issue; null: no end is stated.',
    ),
  })
  declare validUntil: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: describeCertificate('Day it was revoked or replaced; null: it was not.'),
  })
  declare endedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: describeCertificate('Number of the decision that revoked or replaced it; null: none did.'),
  })
  declare document: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(GuardCertificate);
