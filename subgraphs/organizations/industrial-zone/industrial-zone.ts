import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, Float, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';

export const ZoneKind = graphEnum('ZoneKind', 'Kind of an industrial zone.', {
  PARK: 'Khu công nghiệp.',
  CLUSTER: 'Cụm công nghiệp.',
});
export type ZoneKind = keyof typeof ZoneKind;

const Schema = defineEntity({
  name: 'IndustrialZone',
  schema: 'organizations',
  tableName: 'industrial_zone',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    kind: p.enum(valuesOf(ZoneKind)),
    formerDistrict: p.text().strictNullable(),
    formerCommunes: p.array(),
    areaHa: p.double().strictNullable(),
    established: p.text().strictNullable(),
    source: p.text(),
    folded: p.text().generated('(organizations.fold(name)) stored').nullable().hidden(),
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An industrial park or cluster (clause 4h). It may lie on several communes.' })
export class IndustrialZone extends Schema.class {
  @Field(() => ID, { description: 'Id, the same in every installation.' })
  declare id: string;

  @Field(() => String, { description: 'Name without the kind, e.g. Đại An.' })
  declare name: string;

  @Field(() => ZoneKind, { description: 'Park or cluster.' })
  declare kind: ZoneKind;

  @Field(() => String, { nullable: true, description: 'District until 2025-06-30, as the source words it.' })
  declare formerDistrict: string | null;

  @Field(() => [String], { description: 'Communes until 2025-06-30 the source names; empty: not told.' })
  declare formerCommunes: string[];

  @Field(() => Float, { nullable: true, description: 'Area in hectares, where the source gives it.' })
  declare areaHa: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Day (YYYY-MM-DD) or year of establishment, as the source gives it.',
  })
  declare established: string | null;

  @Field(() => String, { description: 'Where these facts come from.' })
  declare source: string;
}
Schema.setClass(IndustrialZone);
