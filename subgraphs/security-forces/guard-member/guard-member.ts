import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { describePersonal } from '../../kit/personal.js';
import { LocalDate } from '../../kit/scalars.js';
import { GuardForm } from '../guard-unit/guard-unit.js';

const Schema = defineEntity({
  name: 'GuardMember',
  schema: 'security_forces',
  tableName: 'guard_member',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid().index(),
    staffNumber: p.text(),
    name: p.text(),
    jobTitle: p.text(),
    form: p.enum(valuesOf(GuardForm)),
    employedFrom: p.date(),
    employedTo: p.date().strictNullable(),
    over18: p.boolean(),
    meetsStandard: p.boolean().strictNullable(),
    checkedOn: p.date().strictNullable(),
    checkedBy: p.text().strictNullable(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'guard_member_once', properties: ['organizationId', 'staffNumber'] }],
});

const describeGuard = describePersonal(
  'to build and train guard forces (duties 4a, 4b)',
  'Decree 06/2013, Circular 46/2014',
);

/** No @key: other subgraphs cannot point at a natural person, so no dossier of one can be joined (domain 8.2). */
@ObjectType({
  description:
    'A guard of an organisation, for itself and the training body alone; every read is logged. Purpose: to build and train guard forces (duties 4a, 4b). Legal basis: Decree 06/2013, Circular 46/2014; Law 91/2025/QH15, Decree 356/2025. Kept for the employment and 24 months, then turned into counts (domain 8.1).',
})
export class GuardMember extends Schema.class {
  @Field(() => ID, { description: 'Id of the record; it means nothing outside this register.' })
  declare id: string;

  @Field(() => String, {
    description: describeGuard(
      'Internal staff number, given by the organisation; tells guards of one name apart.',
    ),
  })
  declare staffNumber: string;

  @Field(() => String, {
    description: describeGuard('Name, for the list of those to be trained and for the certificate.'),
  })
  declare name: string;

  @Field(() => String, {
    description: describeGuard('Role in the guard force, e.g. Đội trưởng; decides the course.'),
  })
  declare jobTitle: string;

  @Field(() => GuardForm, { description: describeGuard('Full-time, part-time or outsourced.') })
  declare form: GuardForm;

  @Field(() => LocalDate, {
    description: describeGuard('First day of the employment; retention is counted from its end.'),
  })
  declare employedFrom: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: describeGuard(
      'First day no longer employed; null while employed. 24 months later the record is erased.',
    ),
  })
  declare employedTo: string | null;

  @Field(() => Boolean, {
    description: describeGuard('That the guard is 18 or older, instead of a day (rule R13). Always true.'),
  })
  declare over18: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: describeGuard(
      'Whether the standard of a guard is met, and nothing of why (domain 2.2); null: not checked.',
    ),
  })
  declare meetsStandard: boolean | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: describeGuard('Day of that check; null: not checked.'),
  })
  declare checkedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: describeGuard('Role of who checked, ORGANIZATION or TRAINER; null: not checked.'),
  })
  declare checkedBy: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(GuardMember);
