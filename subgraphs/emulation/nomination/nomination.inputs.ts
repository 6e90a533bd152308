import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, IntFilter, TextFilter, type ValueFilter } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';
import { StepInput } from '../../kit/step.js';
import { AwardLevel, DecidingOffice } from '../award/award-authority.js';
import { NominationState } from './nomination.js';

const StateFilter = enumFilterOf(NominationState, 'NominationState');

@InputType({ description: 'Which nominations to list; conditions are joined by “and”.' })
export class NominationWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By round.' })
  round?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By organisation.' })
  organization?: IdFilter | null;

  @Field(() => StateFilter, { nullable: true, description: 'By state.' })
  state?: ValueFilter<NominationState> | null;

  @Field(() => IntFilter, { nullable: true, description: 'By year of the achievement.' })
  year?: IntFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By code of the award, e.g. TTLDXS.' })
  kind?: TextFilter | null;
}

@InputType({ description: 'What a nomination says.' })
abstract class NominationFactsInput {
  @Field(() => AwardLevel, { description: 'Level at which the award would be decided.' })
  level!: AwardLevel;

  @Field(() => String, {
    description: 'Achievement of the collective, 1 to 300 characters; names no person.',
  })
  achievement!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of the achievement; in an AD_HOC round alone.',
  })
  achievedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Decision that recognised the organisation as safe in the year, like 12/QĐ-UBND.',
  })
  recognitionDocument?: string | null;
}

@InputType({ description: 'A new nomination of a collective.' })
export class DraftNominationInput extends NominationFactsInput {
  @Field(() => ID, { description: 'Round it is for; it is NOMINATING.' })
  roundId!: string;

  @Field(() => ID, { description: 'Organisation that is nominated.' })
  organizationId!: string;

  @Field(() => String, {
    description: 'Code of the award in the catalogue, e.g. TTLDXS; one for collectives.',
  })
  kindCode!: string;
}

@InputType({ description: 'The nomination a step is about.' })
export class NominationStepInput extends StepInput {}

@InputType({
  description: 'New facts of a nomination that is a draft or was returned; they replace the old ones.',
})
export class ReviseNominationInput extends NominationFactsInput {
  @Field(() => ID, { description: 'Nomination to revise.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'A nomination sent back.' })
export class ReturnNominationInput extends NominationStepInput {
  @Field(() => String, { description: 'What to correct, 1 to 300 characters; names no person.' })
  declare comment: string;
}

@InputType({ description: 'A step that a document decides (†).' })
export class DocumentedNominationStepInput extends NominationStepInput {
  @Field(() => String, {
    description: 'Number of the document, like 12/CV-UBND (Decree 30/2020), up to 40 characters.',
  })
  documentNumber!: string;
}

@InputType({ description: 'The vote of the council on it.' })
export class CouncilVoteInput extends NominationStepInput {
  @Field(() => ID, { description: 'Session of the same round in which the council voted (R11).' })
  sessionId!: string;

  @Field(() => Int, { description: 'Members who voted for it, 0 to all of them.' })
  votesFor!: number;
}

@InputType({ description: 'The decision that gives the award.' })
export class AwardNominationInput extends NominationStepInput {
  @Field(() => DecidingOffice, { description: 'Office that decided; it must have had the authority (R7).' })
  decidedBy!: DecidingOffice;

  @Field(() => String, {
    description: 'Number of the decision, like 12/QĐ-UBND (Decree 30/2020), up to 40 characters.',
  })
  decisionNumber!: string;

  @Field(() => LocalDate, { description: 'Day of the decision, not in the future.' })
  decidedOn!: string;
}
