import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBody } from '../authority/authority-body.js';

export const OrganizationKind = graphEnum(
  'OrganizationKind',
  'What an organisation is (CQDN,NT of the directive).',
  {
    AGENCY: 'State agency, Party body, socio-political organisation or public service unit (cơ quan).',
    ENTERPRISE: 'Enterprise (doanh nghiệp).',
    SCHOOL: 'School or other education institution (nhà trường); a public school is a SCHOOL, not an AGENCY.',
    OTHER: 'Cooperative or household business: outside the directive’s letter.',
  },
);
export type OrganizationKind = keyof typeof OrganizationKind;

export const Ownership = graphEnum('Ownership', 'Who owns or funds an organisation.', {
  STATE_BUDGET: 'Funded by the state budget.',
  PUBLIC_SELF_FINANCED: 'Public unit that covers its own costs.',
  STATE_OWNED_ENTERPRISE: 'Enterprise with more than 50 % state capital.',
  DOMESTIC_PRIVATE: 'Domestic private capital.',
  FOREIGN_INVESTED_100: 'Wholly foreign-owned.',
  FOREIGN_JOINT_VENTURE: 'Joint venture with foreign capital.',
  COOPERATIVE: 'Cooperative.',
});
export type Ownership = keyof typeof Ownership;

export const SizeClass = graphEnum('SizeClass', 'Declared size of an enterprise (Decree 80/2021).', {
  MICRO: 'Micro enterprise.',
  SMALL: 'Small enterprise.',
  MEDIUM: 'Medium enterprise.',
  LARGE: 'Larger than medium.',
});
export type SizeClass = keyof typeof SizeClass;

export const EducationLevel = graphEnum('EducationLevel', 'What a school teaches.', {
  PRESCHOOL: 'Nursery or preschool.',
  PRIMARY: 'Primary school.',
  LOWER_SECONDARY: 'Lower secondary school.',
  UPPER_SECONDARY: 'Upper secondary school.',
  MULTI_LEVEL: 'School with several levels.',
  VOCATIONAL_CONTINUING: 'Vocational or continuing education centre.',
  COLLEGE: 'College.',
  UNIVERSITY: 'University.',
});
export type EducationLevel = keyof typeof EducationLevel;

export const OrganizationStatus = graphEnum('OrganizationStatus', 'Whether an organisation operates.', {
  ACTIVE: 'Operating.',
  CLOSED: 'Closed; its history stays.',
});
export type OrganizationStatus = keyof typeof OrganizationStatus;

const Schema = defineEntity({
  name: 'Organization',
  schema: 'organizations',
  properties: {
    id: p.uuid().primary(),
    code: p.text().unique('organization_code_unique'),
    name: p.text(),
    kind: p.enum(valuesOf(OrganizationKind)).index(),
    ownership: p.enum(valuesOf(Ownership)).index(),
    sizeClass: p.enum(valuesOf(SizeClass)).strictNullable(),
    educationLevel: p.enum(valuesOf(EducationLevel)).strictNullable(),
    workforce: p.integer().strictNullable(),
    managingBodyId: p
      .manyToOne(AuthorityBody)
      .mapToPk()
      .joinColumn('managing_body_id')
      .index()
      .strictNullable(),
    establishedOn: p.date().strictNullable(),
    status: p.enum(valuesOf(OrganizationStatus)).default('ACTIVE'),
    closedOn: p.date().strictNullable(),
    version: p.integer().default(1),
    folded: p.text().generated('(organizations.fold(name)) stored').nullable().hidden(),
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An agency, enterprise or school the movement reaches (duty 1b).' })
export class Organization extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Code issued by the register, e.g. HD-0001; never changes.' })
  declare code: string;

  @Field(() => String, { description: 'Name in Vietnamese.' })
  declare name: string;

  @Field(() => OrganizationKind, { description: 'Agency, enterprise, school or other.' })
  declare kind: OrganizationKind;

  @Field(() => Ownership, { description: 'Who owns or funds it.' })
  declare ownership: Ownership;

  @Field(() => SizeClass, { nullable: true, description: 'Declared size; enterprises only.' })
  declare sizeClass: SizeClass | null;

  @Field(() => EducationLevel, { nullable: true, description: 'Level taught; schools only.' })
  declare educationLevel: EducationLevel | null;

  @Field(() => Int, {
    nullable: true,
    description: 'People who work there, as last declared; null: not declared.',
  })
  declare workforce: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of establishment; null: not declared.' })
  declare establishedOn: string | null;

  @Field(() => OrganizationStatus, { description: 'Operating or closed.' })
  declare status: OrganizationStatus;

  @Field(() => LocalDate, { nullable: true, description: 'Day of closure; null while operating.' })
  declare closedOn: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(Organization);
