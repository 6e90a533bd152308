import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const LocalTeamKind = graphEnum(
  'LocalTeamKind',
  'What a force at the grassroots is; three older kinds were merged into one on 2024-07-01 (Law 30/2023).',
  {
    SECURITY_TEAM: 'Team for security and order (Tổ bảo vệ an ninh, trật tự), from 2024-07-01.',
    CIVIL_GUARD: 'Civil guard (bảo vệ dân phố), until 2024-06-30.',
    SEMI_PROFESSIONAL_COMMUNE_POLICE:
      'Semi-professional commune police (công an xã bán chuyên trách), until 2024-06-30.',
    CIVIL_DEFENCE_TEAM: 'Civil-defence fire team (đội dân phòng), until 2024-06-30.',
  },
);
export type LocalTeamKind = keyof typeof LocalTeamKind;

const Schema = defineEntity({
  name: 'GrassrootsSecurityTeam',
  schema: 'security_forces',
  tableName: 'grassroots_security_team',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(valuesOf(LocalTeamKind)),
    unitId: p.uuid().index(),
    residentialArea: p.text(),
    establishedOn: p.date(),
    decisionNumber: p.text(),
    decidedOn: p.date(),
    dissolvedOn: p.date().strictNullable(),
    dissolutionNumber: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'Team for security and order of a residential area, established by decision of the chair of the commune, which the law has publicly displayed (Law 30/2023). Never who is in it.',
})
export class GrassrootsSecurityTeam extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => LocalTeamKind, { description: 'Kind of force.' })
  declare kind: LocalTeamKind;

  @Field(() => String, {
    description: 'Residential area it serves, in Vietnamese (thôn, khu dân cư, tổ dân phố).',
  })
  declare residentialArea: string;

  @Field(() => LocalDate, { description: 'First day of the team.' })
  declare establishedOn: string;

  @Field(() => String, { description: 'Number of the decision that established it.' })
  declare decisionNumber: string;

  @Field(() => LocalDate, { description: 'Day of that decision.' })
  declare decidedOn: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day without the team; null while it exists.',
  })
  declare dissolvedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the decision that dissolved it; null while it exists.',
  })
  declare dissolutionNumber: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(GrassrootsSecurityTeam);
