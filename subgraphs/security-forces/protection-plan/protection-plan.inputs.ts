import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { StepInput } from '../../kit/step.js';
import { DrillKind } from './protection-drill.js';

@InputType({ description: 'A new protection plan, not approved yet.' })
export class DraftProtectionPlanInput {
  @Field(() => ID, { description: 'Organisation it protects.' })
  organizationId!: string;

  @Field(() => String, { description: 'Number of the plan, 1 to 60 characters.' })
  number!: string;

  @Field(() => Boolean, { description: 'Whether it has a section on handling situations (duty 4e).' })
  handlesSituations!: boolean;
}

@InputType({ description: 'The end of a protection plan.' })
export class WithdrawProtectionPlanInput extends StepInput {
  @Field(() => String, { description: 'Number of the document that decides it, 1 to 60 characters.' })
  document!: string;

  @Field(() => LocalDate, {
    description: 'Day of that document, not before the plan’s last step, not in the future.',
  })
  decidedOn!: string;
}

@InputType({ description: 'Approval or yearly review of a protection plan.' })
export class ConfirmProtectionPlanInput extends WithdrawProtectionPlanInput {
  @Field(() => LocalDate, {
    description: 'Day its next review is due: after `decidedOn`, at most 12 months later.',
  })
  nextReviewOn!: string;
}

@InputType({ description: 'A drill of a protection plan.' })
export class RecordProtectionDrillInput {
  @Field(() => ID, { description: 'The plan it practised.' })
  planId!: string;

  @Field(() => DrillKind, { description: 'What was practised.' })
  kind!: DrillKind;

  @Field(() => LocalDate, { description: 'Day it was held, while the plan is in force, not in the future.' })
  heldOn!: string;

  @Field(() => Int, { description: 'People who took part, 1 to 100,000.' })
  participants!: number;

  @Field(() => String, { description: 'Number of the report on it, 1 to 60 characters.' })
  reportNumber!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the drill to correct; absent: a first record. A second first one gets CONFLICT.',
  })
  version?: number | null;
}
