import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AwardKind } from './award-kind.js';

export const AwardLevel = graphEnum('AwardLevel', 'Level at which an award is decided.', {
  GRASSROOTS: 'Unit with legal status, enterprise or department.',
  COMMUNE: 'Commune.',
  DISTRICT: 'District; abolished on 2025-07-01.',
  PROVINCE: 'Province.',
  MINISTRY: 'Ministry.',
  STATE: 'Prime Minister or Government.',
});
export type AwardLevel = keyof typeof AwardLevel;

export const DecidingOffice = graphEnum(
  'DecidingOffice',
  'Office whose holder signs an award decision (Law 06/2022 art. 74–80).',
  {
    HEAD_OF_UNIT: 'Head of a unit with legal status or of a provincial department.',
    ENTERPRISE_DIRECTOR: 'Director of an enterprise.',
    BOARD_CHAIR: 'Chair of an enterprise’s board.',
    COMMUNE_CHAIR: 'Chair of a commune’s People’s Committee.',
    DISTRICT_CHAIR: 'Chair of a district’s People’s Committee; until 2025-06-30.',
    PROVINCIAL_POLICE_DIRECTOR: 'Director of the provincial police.',
    PROVINCE_CHAIR: 'Chair of the provincial People’s Committee.',
    MINISTER: 'Minister of Public Security.',
    PRIME_MINISTER: 'Prime Minister.',
  },
);
export type DecidingOffice = keyof typeof DecidingOffice;

const Schema = defineEntity({
  name: 'AwardAuthority',
  schema: 'emulation',
  tableName: 'award_authority',
  properties: {
    id: p.uuid().primary(),
    kindCode: p.manyToOne(AwardKind).mapToPk().joinColumn('kind_code').index(),
    office: p.enum(valuesOf(DecidingOffice)),
    level: p.enum(valuesOf(AwardLevel)),
    validFrom: p.date().strictNullable(),
    validTo: p.date().strictNullable(),
    certainty: p.text(),
  },
});

@ObjectType({ description: 'Who may decide an award, at which level, in which span of days (R7).' })
export class AwardAuthority extends Schema.class {
  @Field(() => DecidingOffice, { description: 'Office that decides.' })
  declare office: DecidingOffice;

  @Field(() => AwardLevel, { description: 'Level of its decisions.' })
  declare level: AwardLevel;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of the authority; null: before the records begin.',
  })
  declare validFrom: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day without it; null: still in force.' })
  declare validTo: string | null;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(AwardAuthority);
