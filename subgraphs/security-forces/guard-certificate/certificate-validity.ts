import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { CertificateKind } from './guard-certificate.js';

const Schema = defineEntity({
  name: 'CertificateValidity',
  schema: 'security_forces',
  tableName: 'certificate_validity',
  properties: {
    kind: p.enum(valuesOf(CertificateKind)).primary(),
    validFrom: p.date().primary(),
    months: p.integer().strictNullable(),
    instrument: p.text(),
  },
});

@ObjectType({
  description: 'How long certificates are valid, as data: the latest row on the day of issue counts.',
})
export class CertificateValidity extends Schema.class {
  @Field(() => CertificateKind, { description: 'Of which certificates.' })
  declare kind: CertificateKind;

  @Field(() => LocalDate, { description: 'Of those issued on this day or later.' })
  declare validFrom: string;

  @Field(() => Int, { nullable: true, description: 'Months; null: no end is stated.' })
  declare months: number | null;

  @Field(() => String, { description: 'Instrument that says so, or that it is a default of the register.' })
  declare instrument: string;
}
Schema.setClass(CertificateValidity);
