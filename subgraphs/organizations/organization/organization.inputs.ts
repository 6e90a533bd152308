import { Field, ID, InputType, Int } from 'type-graphql';
import { BooleanFilter, enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { ReadinessWhere } from '../readiness/readiness.inputs.js';
import {
  EducationLevel,
  OrganizationKind,
  OrganizationStatus,
  Ownership,
  SizeClass,
} from './organization.js';
import { IdentifierScheme, IdentifierStatus } from './organization-identifier.js';

const KindFilter = enumFilterOf(OrganizationKind, 'OrganizationKind');
const OwnershipFilter = enumFilterOf(Ownership, 'Ownership');
const SizeClassFilter = enumFilterOf(SizeClass, 'SizeClass');
const EducationLevelFilter = enumFilterOf(EducationLevel, 'EducationLevel');
const StatusFilter = enumFilterOf(OrganizationStatus, 'OrganizationStatus');

@InputType({ description: 'Which organisations to list; conditions are joined by “and”.' })
export class OrganizationWhere {
  @Field(() => KindFilter, { nullable: true, description: 'By kind.' })
  kind?: ValueFilter<OrganizationKind> | null;

  @Field(() => OwnershipFilter, { nullable: true, description: 'By ownership.' })
  ownership?: ValueFilter<Ownership> | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'By foreign capital, wholly or in a joint venture (clause 4h).',
  })
  foreignInvested?: BooleanFilter | null;

  @Field(() => SizeClassFilter, { nullable: true, description: 'By declared size.' })
  sizeClass?: ValueFilter<SizeClass> | null;

  @Field(() => EducationLevelFilter, { nullable: true, description: 'By level taught.' })
  educationLevel?: ValueFilter<EducationLevel> | null;

  @Field(() => StatusFilter, { nullable: true, description: 'By status; absent: active and closed.' })
  status?: ValueFilter<OrganizationStatus> | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'Placed on `asOf` in this administrative unit or one below it.',
  })
  unit?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'Placed on `asOf` in this industrial zone.' })
  zone?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the authority body that manages it.' })
  managingBody?: IdFilter | null;

  @Field(() => ReadinessWhere, {
    nullable: true,
    description: 'Organisations open on `asOf` that lack something; for officers, in their area only.',
  })
  readiness?: ReadinessWhere | null;
}

export const OrganizationOrderBy = orderByOf('Organization', {
  CODE: 'Code of the register.',
  NAME: 'Name, in Vietnamese alphabetical order.',
  ESTABLISHED_ON: 'Day of establishment; organisations without one come first.',
});

@InputType({ description: 'An identifier another system gave the organisation.' })
export class IdentifierInput {
  @Field(() => IdentifierScheme, {
    description: 'System it belongs to; LOCAL is issued by this register only.',
  })
  scheme!: IdentifierScheme;

  @Field(() => String, { description: 'The identifier, in the form of its scheme.' })
  value!: string;

  @Field(() => IdentifierStatus, { defaultValue: 'DECLARED', description: 'How far it can be trusted.' })
  status!: IdentifierStatus;
}

@InputType({ description: 'A new organisation, with where it is.' })
export class RegisterOrganizationInput {
  @Field(() => String, { description: 'Name in Vietnamese, 1 to 300 characters.' })
  name!: string;

  @Field(() => OrganizationKind, { description: 'Agency, enterprise, school or other.' })
  kind!: OrganizationKind;

  @Field(() => Ownership, { description: 'Who owns or funds it.' })
  ownership!: Ownership;

  @Field(() => SizeClass, { nullable: true, description: 'Declared size; enterprises only.' })
  sizeClass?: SizeClass | null;

  @Field(() => EducationLevel, {
    nullable: true,
    description: 'Level taught; required for schools, refused for others.',
  })
  educationLevel?: EducationLevel | null;

  @Field(() => Int, { nullable: true, description: 'People who work there, 0 to 1,000,000.' })
  workforce?: number | null;

  @Field(() => LocalDate, { description: 'Day of establishment, not in the future.' })
  establishedOn!: string;

  @Field(() => ID, { description: 'Commune it is in; it must have existed on `placedOn` (R14).' })
  unitId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day there; absent: `establishedOn`.' })
  placedOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'Industrial zone it is in.' })
  zoneId?: string | null;

  @Field(() => String, { nullable: true, description: 'Street address, up to 300 characters.' })
  addressText?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Authority body that manages it, of its area and existing today; absent: none is named.',
  })
  managingBodyId?: string | null;

  @Field(() => [IdentifierInput], {
    defaultValue: [],
    description: 'Its identifiers; none: the register issues a LOCAL one.',
  })
  identifiers!: IdentifierInput[];
}

/** Every change names the record and the version it was based on. */
@InputType({ description: 'The record a change is about.' })
abstract class ChangeOrganizationInput {
  @Field(() => ID, { description: 'Organisation to change.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'A new name.' })
export class RenameOrganizationInput extends ChangeOrganizationInput {
  @Field(() => String, { description: 'Name in Vietnamese, 1 to 300 characters.' })
  name!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'First day of the new name, not in the future; that of the present name: corrects it. Absent: today.',
  })
  renamedOn?: string | null;
}

@InputType({ description: 'Who manages an organisation from now on.' })
export class SetManagingBodyInput extends ChangeOrganizationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Authority body of its area that exists today; absent: none manages it.',
  })
  managingBodyId?: string | null;
}

@InputType({ description: 'A closure.' })
export class CloseOrganizationInput extends ChangeOrganizationInput {
  @Field(() => LocalDate, { description: 'First day it no longer operates, not in the future.' })
  closedOn!: string;
}

@InputType({ description: 'A reopening.' })
export class ReopenOrganizationInput extends ChangeOrganizationInput {}

@InputType({ description: 'A move to another place.' })
export class MoveOrganizationInput extends ChangeOrganizationInput {
  @Field(() => ID, { description: 'Commune it moves to; it must exist on `movedOn` (R14).' })
  unitId!: string;

  @Field(() => ID, { nullable: true, description: 'Industrial zone it moves to; absent: none.' })
  zoneId?: string | null;

  @Field(() => String, { nullable: true, description: 'Street address, up to 300 characters.' })
  addressText?: string | null;

  @Field(() => LocalDate, { description: 'First day at the new place, not in the future.' })
  movedOn!: string;
}
