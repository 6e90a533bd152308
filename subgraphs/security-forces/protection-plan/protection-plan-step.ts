import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
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
    id: p.uuid().primary(),
    planId: p.manyToOne(ProtectionPlan).mapToPk().joinColumn('plan_id').index(),
    event: p.enum(valuesOf(ProtectionPlanEvent)),
    state: p.enum(valuesOf(ProtectionPlanState)),
    decidedOn: p.date(),
    takenOn: p.date(),
    role: p.text(),
    /** Opaque subject of the token: for the audit only, never in the graph. */
    actor: p.text().strictNullable(),
    document: p.text(),
  },
});

@ObjectType({ description: 'One step a protection plan took, kept for good.' })
export class ProtectionPlanStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => ProtectionPlanEvent, { description: 'What was done.' })
  declare event: ProtectionPlanEvent;

  @Field(() => ProtectionPlanState, { description: 'The state it led to.' })
  declare state: ProtectionPlanState;

  @Field(() => LocalDate, { description: 'Day of the document that decided it; it takes effect that day.' })
  declare decidedOn: string;

  @Field(() => LocalDate, { description: 'Day it was put on record, in Viet Nam.' })
  declare takenOn: string;

  @Field(() => String, { description: 'Role of who put it on record, e.g. ORGANIZATION.' })
  declare role: string;

  @Field(() => String, { description: 'Number of the document that decided it.' })
  declare document: string;
}
Schema.setClass(ProtectionPlanStep);
