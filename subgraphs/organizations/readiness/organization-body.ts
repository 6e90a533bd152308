import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Organization } from '../organization/organization.js';

export const OrganizationBodyKind = graphEnum(
  'OrganizationBodyKind',
  'A body inside an organisation (clause 4f): that it is there, never who belongs to it.',
  {
    PARTY: 'Party organisation: tổ chức Đảng.',
    TRADE_UNION: 'Trade union: công đoàn cơ sở.',
    YOUTH_UNION: 'Youth union: Đoàn Thanh niên.',
    WOMEN_UNION: 'Women’s union: Hội Phụ nữ.',
    VETERANS_ASSOCIATION: 'Veterans’ association: Hội Cựu chiến binh.',
  },
);
export type OrganizationBodyKind = keyof typeof OrganizationBodyKind;

const Schema = defineEntity({
  name: 'OrganizationBody',
  schema: 'organizations',
  tableName: 'organization_body',
  properties: {
    id: p.uuid().primary(),
    organizationId: p
      .manyToOne(Organization)
      .mapToPk()
      .joinColumn('organization_id')
      .index('organization_body_organization_index'),
    kind: p.enum(valuesOf(OrganizationBodyKind)),
    validFrom: p.date(),
    validTo: p.date().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'That a body is present in an organisation, from when to when. A fact about the organisation: no members, no counts (clause 4f, domain 8.3).',
})
export class OrganizationBody extends Schema.class {
  @Field(() => ID, { description: 'Id of this record.' })
  declare id: string;

  @Field(() => OrganizationBodyKind, { description: 'Which body.' })
  declare kind: OrganizationBodyKind;

  @Field(() => LocalDate, { description: 'First day it was present.' })
  declare validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day no longer; null: it is present.' })
  declare validTo: string | null;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(OrganizationBody);
