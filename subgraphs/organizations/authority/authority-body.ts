import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';

export const AuthorityBodyKind = graphEnum('AuthorityBodyKind', 'What an authority body is.', {
  PC: 'Ủy ban nhân dân (people’s committee).',
  POLICE: 'Công an.',
  MILITARY: 'Bộ chỉ huy quân sự (military command).',
  STEERING_COMMITTEE: 'Ban chỉ đạo 138: crime, social evils and the movement (clause 6a).',
  EMULATION_COUNCIL: 'Hội đồng Thi đua - Khen thưởng.',
  DEPARTMENT: 'Sở, ban, ngành (provincial department).',
  PARK_BOARD: 'Ban quản lý các khu công nghiệp.',
  FRONT: 'Ủy ban Mặt trận Tổ quốc.',
  UNION: 'Đoàn thể: trade union, youth union and other mass organisations.',
  MINISTRY: 'Ministry or one of its departments, e.g. Cục V05.',
});
export type AuthorityBodyKind = keyof typeof AuthorityBodyKind;

export const AuthorityBodyLevel = graphEnum('AuthorityBodyLevel', 'Level a body acts on.', {
  CENTRAL: 'The whole country.',
  PROVINCE: 'Province or centrally run city.',
  DISTRICT: 'District: police until 2025-02-28, people’s committees until 2025-06-30.',
  COMMUNE: 'Commune, ward or special zone.',
});
export type AuthorityBodyLevel = keyof typeof AuthorityBodyLevel;

const Schema = defineEntity({
  name: 'AuthorityBody',
  schema: 'organizations',
  tableName: 'authority_body',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(valuesOf(AuthorityBodyKind)),
    level: p.enum(valuesOf(AuthorityBodyLevel)),
    unitId: p.manyToOne(AdministrativeUnit).mapToPk().joinColumn('unit_id').index().strictNullable(),
    nameVi: p.text(),
    /** Foreign keys to this same table stand in the migration: an entity cannot point at itself here. */
    standingBodyId: p.uuid().strictNullable(),
    successorId: p.uuid().index().strictNullable(),
    validFrom: p.date().strictNullable(),
    validTo: p.date().strictNullable(),
    abolishedBy: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A body that directs, carries out or decides: a committee, a police force, a department. It has days of its own: ' +
    'district police ended on 2025-03-01, four months before their districts.',
})
export class AuthorityBody extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => AuthorityBodyKind, { description: 'What it is.' })
  declare kind: AuthorityBodyKind;

  @Field(() => AuthorityBodyLevel, { description: 'Level it acts on.' })
  declare level: AuthorityBodyLevel;

  @Field(() => String, { description: 'Official name, e.g. UBND huyện Nam Sách.' })
  declare nameVi: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day; null: before the records begin.' })
  declare validFrom: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day it no longer exists; null: it exists.' })
  declare validTo: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that abolished it; null: it exists, or the number is not known.',
  })
  declare abolishedBy: string | null;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(AuthorityBody);
