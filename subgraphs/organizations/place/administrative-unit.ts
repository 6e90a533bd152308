import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const UnitLevel = graphEnum('UnitLevel', 'Level of an administrative unit.', {
  PROVINCE: 'Province or centrally run city.',
  DISTRICT: 'District level; abolished on 2025-07-01.',
  COMMUNE: 'Commune, ward, township or special zone.',
});
export type UnitLevel = keyof typeof UnitLevel;

export const UnitType = graphEnum('UnitType', 'Kind of an administrative unit within its level.', {
  PROVINCE: 'Tỉnh.',
  CENTRAL_CITY: 'Thành phố trực thuộc trung ương.',
  RURAL_DISTRICT: 'Huyện (until 2025-06-30).',
  URBAN_DISTRICT: 'Quận (until 2025-06-30).',
  TOWN: 'Thị xã (until 2025-06-30).',
  CITY: 'Thành phố thuộc tỉnh (until 2025-06-30).',
  COMMUNE: 'Xã.',
  WARD: 'Phường.',
  TOWNSHIP: 'Thị trấn (until 2025-06-30).',
  SPECIAL_ZONE: 'Đặc khu (since 2025-07-01).',
});
export type UnitType = keyof typeof UnitType;

const Schema = defineEntity({
  name: 'AdministrativeUnit',
  schema: 'organizations',
  tableName: 'administrative_unit',
  properties: {
    id: p.uuid().primary(),
    code: p.text().strictNullable().index(),
    level: p.enum(valuesOf(UnitLevel)),
    type: p.enum(valuesOf(UnitType)),
    nameVi: p.text(),
    parentId: p.uuid().strictNullable().index(),
    formerDistrict: p.text().strictNullable(),
    formerProvince: p.text().strictNullable(),
    validFrom: p.date().strictNullable(),
    validTo: p.date().strictNullable(),
    validityKnown: p.boolean(),
    folded: p.text().generated('(organizations.fold(name_vi)) stored').nullable().hidden(),
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A place of the state, in one version: codes and names were reused on 2025-07-01, ids never are.',
})
export class AdministrativeUnit extends Schema.class {
  @Field(() => ID, { description: 'Surrogate id, the same in every installation.' })
  declare id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Official code of the statistics office. Ambiguous without a date; null where the source has none.',
  })
  declare code: string | null;

  @Field(() => UnitLevel, { description: 'Level.' })
  declare level: UnitLevel;

  @Field(() => UnitType, { description: 'Kind within the level.' })
  declare type: UnitType;

  @Field(() => String, { description: 'Official name with its kind, e.g. Phường Hải Dương.' })
  declare nameVi: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day; null: before what the source tells.' })
  declare validFrom: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day no longer valid; null: still valid.' })
  declare validTo: string | null;

  @Field(() => Boolean, {
    description: 'False: the source names this unit but not when it existed, so dated reads leave it out.',
  })
  declare validityKnown: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'District it lay in until 2025-06-30 (former communes).',
  })
  declare formerDistrict: string | null;

  @Field(() => String, { nullable: true, description: 'Province it lay in until 2025-06-30 (former units).' })
  declare formerProvince: string | null;
}
Schema.setClass(AdministrativeUnit);
