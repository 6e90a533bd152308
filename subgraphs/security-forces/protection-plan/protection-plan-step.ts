import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Step, stepColumns } from '../../kit/step.js';
import { ProtectionPlan, ProtectionPlanState } from './protection-plan.js';

export const ProtectionPlanEvent = graphEnum(
  'ProtectionPlanEvent',
  'A step in the life of a protection plan.',
  {
    APPROVE: 'The head approves it: DRAFT → APPROVED; a plan in force until then is withdrawn by it.',
    REVIEW: 'The head confirms it in its yearly review: it stays APPROVED.',
    WITHDRAW: 'It is withdrawn: DRAFT or APPROVED → WITHDRAWN.',
  },
);
export type ProtectionPlanEvent = keyof typeof ProtectionPlanEvent;

const Schema = defineEntity({
  name: 'ProtectionPlanStep',
  schema: 'security_forces',
  tableName: 'protection_plan_step',
  properties: {
    ...stepColumns(),
    planId: p.manyToOne(ProtectionPlan).mapToPk().joinColumn('plan_id').index(),
    event: p.enum(valuesOf(ProtectionPlanEvent)),
    state: p.enum(valuesOf(ProtectionPlanState)),
    decidedOn: p.date(),
    document: p.text(),
  },
});

@ObjectType({ implements: Step, description: 'One step a protection plan took, kept for good.' })
export class ProtectionPlanStep extends Schema.class implements Step {
  @Field(() => ProtectionPlanEvent, { description: 'What was done.' })
  declare event: ProtectionPlanEvent;

  @Field(() => ProtectionPlanState, { description: 'The state it led to.' })
  declare state: ProtectionPlanState;

  @Field(() => LocalDate, { description: 'Day of the document that decided it; it takes effect that day.' })
  declare decidedOn: string;

  @Field(() => String, { description: 'Number of the document that decided it.' })
  declare document: string;
}
Schema.setClass(ProtectionPlanStep);
