import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Organization } from '../organization/organization.js';

export const InternalRegulationKind = graphEnum(
  'InternalRegulationKind',
  'What an internal regulation is about.',
  {
    PROTECTION: 'Protection rules of the organisation: nội quy, quy chế bảo vệ (clause 3a).',
    SECRETS: 'Protection of state secrets: that rules exist, never what they protect.',
    LABOUR_SAFETY: 'Labour safety.',
    FIRE: 'Fire prevention and fire fighting.',
    ENVIRONMENT: 'Environmental protection.',
    INFORMATION_SECURITY: 'Information security (clause 3d).',
    GRIEVANCE_PROCEDURE: 'How grievances at work are settled (clause 4d).',
    CODE_OF_CONDUCT: 'Code of conduct (clause 3c).',
  },
);
export type InternalRegulationKind = keyof typeof InternalRegulationKind;

const Schema = defineEntity({
  name: 'InternalRegulation',
  schema: 'organizations',
  tableName: 'internal_regulation',
  properties: {
    id: p.uuid().primary(),
    organizationId: p
      .manyToOne(Organization)
      .mapToPk()
      .joinColumn('organization_id')
      .index('internal_regulation_organization_index'),
    kind: p.enum(valuesOf(InternalRegulationKind)),
    document: p.text(),
    validFrom: p.date(),
    reviewedOn: p.date().strictNullable(),
    validTo: p.date().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description: 'A regulation an organisation gave itself: kind, number and days, never its text (clause 3a).',
})
export class InternalRegulation extends Schema.class {
  @Field(() => ID, { description: 'Id of this record.' })
  declare id: string;

  @Field(() => InternalRegulationKind, { description: 'What it is about.' })
  declare kind: InternalRegulationKind;

  @Field(() => String, { description: 'Number of the document that issued it.' })
  declare document: string;

  @Field(() => LocalDate, { description: 'Day it was issued, from which it holds.' })
  declare validFrom: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of its last review; null: never since it was issued.',
  })
  declare reviewedOn: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day it no longer holds: repealed or replaced; null: in force.',
  })
  declare validTo: string | null;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(InternalRegulation);
