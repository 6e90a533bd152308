import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { GuardForm } from './guard-unit.js';

@InputType({ description: 'A new guard unit.' })
export class EstablishGuardUnitInput {
  @Field(() => ID, { description: 'Organisation it guards.' })
  organizationId!: string;

  @Field(() => GuardForm, { description: 'Full-time, part-time or outsourced.' })
  form!: GuardForm;

  @Field(() => LocalDate, {
    description: 'First day of the unit, not before its organisation, not in the future.',
  })
  establishedOn!: string;

  @Field(() => String, { description: 'Number of the head’s decision, 1 to 60 characters (Decree 06/2013).' })
  decisionNumber!: string;

  @Field(() => LocalDate, { description: 'Day of that decision, on or before `establishedOn`.' })
  decidedOn!: string;
}

@InputType({ description: 'The end of a guard unit.' })
export class DissolveGuardUnitInput {
  @Field(() => ID, { description: 'Unit to dissolve.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, {
    description: 'First day without the unit, after its last count, not in the future.',
  })
  dissolvedOn!: string;

  @Field(() => String, { description: 'Number of the decision that dissolves it, 1 to 60 characters.' })
  decisionNumber!: string;
}

@InputType({ description: 'The strength of a guard unit on a day.' })
export class RecordStrengthInput {
  @Field(() => ID, { description: 'Unit that was counted.' })
  unitId!: string;

  @Field(() => LocalDate, { description: 'Day of the count, while the unit exists, not in the future.' })
  asOf!: string;

  @Field(() => Int, { description: 'Guards approved, 0 to 10,000.' })
  approved!: number;

  @Field(() => String, { description: 'Decision or protection plan that approves them, 1 to 60 characters.' })
  sourceDocument!: string;

  @Field(() => Int, { description: 'Guards there, 0 to 10,000.' })
  present!: number;

  @Field(() => Int, { description: 'Those of them who meet the standard, 0 to `present`.' })
  meetsStandard!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the count to correct; absent: a first count of this day. A second one gets CONFLICT.',
  })
  version?: number | null;
}
