import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { IndustrialZone } from '../industrial-zone/industrial-zone.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { Organization } from './organization.js';

export const PlacementBasis = graphEnum('PlacementBasis', 'Why an organisation is placed where it is.', {
  REGISTRATION: 'Declared when it was registered.',
  MOVE: 'It moved.',
  AUTO_SUCCESSION: 'Its whole commune went to a successor.',
  ADDRESS_REVIEW: 'Its commune was divided; an officer decided by its address.',
});
export type PlacementBasis = keyof typeof PlacementBasis;

const Schema = defineEntity({
  name: 'OrganizationPlacement',
  schema: 'organizations',
  tableName: 'organization_placement',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id').index(),
    unitId: p.manyToOne(AdministrativeUnit).mapToPk().joinColumn('unit_id').index(),
    zoneId: p.manyToOne(IndustrialZone).mapToPk().joinColumn('zone_id').index().strictNullable(),
    addressText: p.text().strictNullable(),
    validFrom: p.date(),
    validTo: p.date().strictNullable(),
    basis: p.enum(valuesOf(PlacementBasis)),
  },
});

@ObjectType({
  description: 'Where an organisation is, for a span of days; spans of one organisation never overlap.',
})
export class OrganizationPlacement extends Schema.class {
  @Field(() => ID, { description: 'Id of this placement.' })
  declare id: string;

  @Field(() => String, { nullable: true, description: 'Street address in words.' })
  declare addressText: string | null;

  @Field(() => LocalDate, { description: 'First day there.' })
  declare validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day no longer there; null: still there.' })
  declare validTo: string | null;

  @Field(() => PlacementBasis, { description: 'Why it is placed there.' })
  declare basis: PlacementBasis;
}
Schema.setClass(OrganizationPlacement);
