import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const ProtectionPlanState = graphEnum(
  'ProtectionPlanState',
  'Where a protection plan is in its life (duty 3e).',
  {
    DRAFT: 'Written, not approved yet.',
    APPROVED: 'In force since its approval.',
    WITHDRAWN: 'No longer in force: withdrawn, or replaced by the approval of another plan.',
  },
);
export type ProtectionPlanState = keyof typeof ProtectionPlanState;

const Schema = defineEntity({
  name: 'ProtectionPlan',
  schema: 'security_forces',
  tableName: 'protection_plan',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid().index(),
    number: p.text(),
    handlesSituations: p.boolean(),
    state: p.enum(valuesOf(ProtectionPlanState)).default('DRAFT'),
    approvedOn: p.date().strictNullable(),
    nextReviewOn: p.date().strictNullable(),
    withdrawnOn: p.date().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'Plan by which an organisation protects its property, order and discipline (phương án bảo vệ, duty 3e). That there is one and of when it is; never what it says, because that helps an attacker (domain 8.3).',
})
export class ProtectionPlan extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Number of the plan, e.g. 12/PA-BV.' })
  declare number: string;

  @Field(() => Boolean, {
    description: 'Whether it has a section on handling situations that disturb order (duty 4e).',
  })
  declare handlesSituations: boolean;

  @Field(() => ProtectionPlanState, { description: 'Draft, approved or withdrawn.' })
  declare state: ProtectionPlanState;

  @Field(() => LocalDate, { nullable: true, description: 'First day in force; null: never approved.' })
  declare approvedOn: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day its next yearly review is due; null: not in force.',
  })
  declare nextReviewOn: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day no longer in force; null while it is a draft or in force.',
  })
  declare withdrawnOn: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(ProtectionPlan);
