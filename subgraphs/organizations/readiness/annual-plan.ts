import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Organization } from '../organization/organization.js';

export const RelatedMovement = graphEnum(
  'RelatedMovement',
  'Another movement of Party, State or locality that a plan serves as well (clause 2d).',
  {
    NEW_RURAL_AREA: 'Xây dựng nông thôn mới (new rural area).',
    CULTURED_UNIT: 'Đơn vị văn hóa (cultured unit).',
    LEARNING_AND_FOLLOWING: 'Học tập và làm theo tấm gương đạo đức Hồ Chí Minh.',
    PATRIOTIC_EMULATION: 'Thi đua yêu nước (patriotic emulation).',
    SAFE_SCHOOL: 'Trường học an toàn (safe school).',
    FIRE_SAFETY: 'Toàn dân phòng cháy, chữa cháy (fire safety).',
  },
);
export type RelatedMovement = keyof typeof RelatedMovement;

const Schema = defineEntity({
  name: 'AnnualPlanRecord',
  schema: 'organizations',
  tableName: 'annual_plan_record',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id'),
    year: p.integer(),
    issuedOn: p.date(),
    document: p.text(),
    integratedMovement: p.boolean(),
    relatedMovements: p.enum(valuesOf(RelatedMovement)).array(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'annual_plan_record_once', properties: ['organizationId', 'year'] }],
});

@ObjectType({
  description:
    'The yearly work plan of an organisation, as far as it is about the movement (P3, clauses 2d, 2f).',
})
export class AnnualPlanRecord extends Schema.class {
  @Field(() => ID, { description: 'Id of this record.' })
  declare id: string;

  @Field(() => Int, { description: 'Calendar year it plans.' })
  declare year: number;

  @Field(() => LocalDate, { description: 'Day it was issued.' })
  declare issuedOn: string;

  @Field(() => String, { description: 'Number of the document, e.g. 12/KH-CTY.' })
  declare document: string;

  @Field(() => Boolean, { description: 'Whether it holds content of the movement (clause 2f).' })
  declare integratedMovement: boolean;

  @Field(() => [RelatedMovement], {
    description: 'Other movements it serves as well (clause 2d); empty: none.',
  })
  declare relatedMovements: RelatedMovement[];

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(AnnualPlanRecord);
