import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, IntFilter, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { StepInput } from '../../kit/step.js';
import { AuthorityLevel } from '../standard/recognition-authority.js';
import { SafetySubject } from '../standard/safety-standard.js';
import { CriterionOutcome } from './criterion-result.js';
import { SafetyState } from './safety-assessment.js';

export const SubjectFilter = enumFilterOf(SafetySubject, 'SafetySubject');
const StateFilter = enumFilterOf(SafetyState, 'SafetyState');

@InputType({ description: 'Which assessments to list; conditions are joined by “and”.' })
export class SafetyAssessmentWhere {
  @Field(() => IntFilter, { nullable: true, description: 'By calendar year.' })
  year?: IntFilter | null;

  @Field(() => StateFilter, { nullable: true, description: 'By state.' })
  state?: ValueFilter<SafetyState> | null;

  @Field(() => SubjectFilter, { nullable: true, description: 'By sort of subject.' })
  subject?: ValueFilter<SafetySubject> | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'The subject lies today in this administrative unit or one below it.',
  })
  unit?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By organisation.' })
  organization?: IdFilter | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'In its state since this day or longer: what has waited too long.',
  })
  waitingSince?: string | null;
}

export const SafetyAssessmentOrderBy = orderByOf('SafetyAssessment', {
  STATE_SINCE: 'Day it came into its state: what waits longest comes first.',
  YEAR: 'Calendar year.',
});

@InputType({ description: 'A registration to strive for the safety standard; names exactly one subject.' })
export class RegisterForSafetyInput {
  @Field(() => ID, { nullable: true, description: 'The organisation that registers.' })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The commune that registers.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The residential area that registers.' })
  residentialAreaId?: string | null;

  @Field(() => Int, { description: 'Calendar year, e.g. 2026; decides which standard applies (R4).' })
  year!: number;

  @Field(() => LocalDate, { description: 'Day of registration, in that year, not in the future.' })
  registeredOn!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Says that the registration is late; required after 31 March (R5).',
  })
  late!: boolean;

  @Field(() => AuthorityLevel, {
    description: 'Level that manages the subject; with the day it decides whose chair recognises it.',
  })
  managedBy!: AuthorityLevel;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Declares the organisation a unit of the armed forces (R3).',
  })
  armedForces!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the registration paper, up to 60 characters.',
  })
  document?: string | null;
}

@InputType({ description: 'A step in the life of an assessment.' })
export class SafetyStepInput extends StepInput {
  @Field(() => LocalDate, { description: 'Day of the step, not in the future, not before the last one.' })
  takenOn!: string;
}

@InputType({ description: 'A step that a document decides.' })
export class SafetyDecisionInput extends SafetyStepInput {
  @Field(() => String, { description: 'Number of the document, 1 to 60 characters.' })
  document!: string;
}

@InputType({ description: 'The council’s review, with its minutes.' })
export class ReviewSafetyInput extends SafetyDecisionInput {
  @Field(() => Int, { description: 'Members of the council, absent ones included.' })
  councilMembers!: number;

  @Field(() => Int, { description: 'Members in favour.' })
  councilAgreed!: number;
}

@InputType({ description: 'Outcome of one criterion.' })
export class CriterionOutcomeInput {
  @Field(() => String, { description: 'Code of the criterion, e.g. C124-6-1d.' })
  code!: string;

  @Field(() => CriterionOutcome, { description: 'Met, not met, not applicable.' })
  outcome!: CriterionOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that proves it, up to 60 characters; no narrative.',
  })
  document?: string | null;
}

@InputType({ description: 'The subject’s own outcome of every criterion.' })
export class SelfAssessSafetyInput extends SafetyStepInput {
  @Field(() => Int, { description: 'People who work or learn there.' })
  headcount!: number;

  @Field(() => Int, { description: 'Of these, people informed of rules and criteria (R6).' })
  informedCount!: number;

  @Field(() => [CriterionOutcomeInput], { description: 'One outcome for every criterion asked.' })
  results!: CriterionOutcomeInput[];
}

@InputType({ description: 'What the police found; criteria not named are confirmed as self-assessed.' })
export class VerifySafetyInput extends SafetyStepInput {
  @Field(() => [CriterionOutcomeInput], { defaultValue: [], description: 'Outcomes that differ.' })
  results!: CriterionOutcomeInput[];
}
