import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, IntFilter, TextFilter, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { AwardLevel, DecidingOffice } from './award-authority.js';
import { RecipientStanding } from './individual-award.js';
import { CommendationForm, EmulationTitle } from './award-kind.js';

const TitleFilter = enumFilterOf(EmulationTitle, 'EmulationTitle');
const FormFilter = enumFilterOf(CommendationForm, 'CommendationForm');
const LevelFilter = enumFilterOf(AwardLevel, 'AwardLevel');

@InputType({ description: 'Which awards to list; conditions are joined by “and”.' })
export class AwardWhere {
  @Field(() => IntFilter, { nullable: true, description: 'By year of the achievement.' })
  year?: IntFilter | null;

  @Field(() => LevelFilter, { nullable: true, description: 'By level of the decision.' })
  level?: ValueFilter<AwardLevel> | null;

  @Field(() => TitleFilter, { nullable: true, description: 'By title.' })
  title?: ValueFilter<EmulationTitle> | null;

  @Field(() => FormFilter, { nullable: true, description: 'By form of commendation.' })
  form?: ValueFilter<CommendationForm> | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'Recipient in this administrative unit, or one below it, on the day of the decision.',
  })
  unit?: IdFilter | null;
}

const OfficeFilter = enumFilterOf(DecidingOffice, 'DecidingOffice');

@InputType({ description: 'Which award decisions to list; conditions are joined by “and”.' })
export class AwardDecisionWhere {
  @Field(() => TextFilter, { nullable: true, description: 'By number, e.g. 12/QĐ-UBND.' })
  number?: TextFilter | null;

  @Field(() => LevelFilter, { nullable: true, description: 'By level.' })
  level?: ValueFilter<AwardLevel> | null;

  @Field(() => OfficeFilter, { nullable: true, description: 'By office.' })
  decidedBy?: ValueFilter<DecidingOffice> | null;
}

export const AwardOrderBy = orderByOf('Award', {
  DECIDED_ON: 'Day of the decision.',
  YEAR: 'Year of the achievement.',
});

@InputType({ description: 'What every award decision states.' })
export abstract class DecisionInput {
  @Field(() => ID, { description: 'Organisation that receives the award, or where the person works.' })
  organizationId!: string;

  @Field(() => Int, {
    description: 'Calendar year of the achievement: at most two years before the decision.',
  })
  year!: number;

  @Field(() => EmulationTitle, { nullable: true, description: 'Title; give this or `form`, never both.' })
  title?: EmulationTitle | null;

  @Field(() => CommendationForm, {
    nullable: true,
    description: 'Form of commendation; give this or `title`, never both.',
  })
  form?: CommendationForm | null;

  @Field(() => AwardLevel, { description: 'Level of the decision; it must fit the office (R7).' })
  level!: AwardLevel;

  @Field(() => DecidingOffice, {
    description: 'Office that decided; it must have had the authority that day (R7).',
  })
  decidedBy!: DecidingOffice;

  @Field(() => String, {
    description: 'Number of the decision, like 12/QĐ-UBND (Decree 30/2020), up to 40 characters.',
  })
  decisionNumber!: string;

  @Field(() => LocalDate, { description: 'Day of the decision, not in the future.' })
  decidedOn!: string;
}

@InputType({ description: 'An award decided for an organisation.' })
export class DecideAwardInput extends DecisionInput {}

@InputType({ description: 'An award decided for a person; nothing else about the person may be stored.' })
export class DecideIndividualAwardInput extends DecisionInput {
  @Field(() => String, { description: 'Name as in the decision, up to 100 characters.' })
  recipientName!: string;

  @Field(() => String, { description: 'Job title, up to 100 characters.' })
  position!: string;

  @Field(() => RecipientStanding, {
    nullable: true,
    description: 'Whether the position leads others; absent: not stated.',
  })
  standing?: RecipientStanding | null;

  @Field(() => String, { description: 'Achievement in a line, up to 300 characters.' })
  achievement!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Says that it is another person than the one of this name in this organisation who has the once-only medal (R9).',
  })
  isNamesake!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the person consented to publication of name, award and organisation (Law 91/2025).',
  })
  mayPublish!: boolean;
}

@InputType({ description: 'The decision that takes an award back.' })
export class RevokeAwardInput {
  @Field(() => ID, { description: 'Award to revoke.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, {
    description: 'Day of the revocation, not before the award and not in the future.',
  })
  revokedOn!: string;

  @Field(() => String, {
    description: 'Number of the revoking decision, like 12/QĐ-UBND, up to 40 characters.',
  })
  documentNumber!: string;

  @Field(() => String, {
    description: 'Why, up to 300 characters: false data, unlawful appraisal, a later finding.',
  })
  reason!: string;
}

@InputType({ description: 'The festival event at which an award was handed over.' })
export class PresentAwardInput {
  @Field(() => ID, { description: 'Award that was handed over.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => ID, { description: 'Festival event, as campaigns knows it.' })
  eventId!: string;

  @Field(() => LocalDate, { description: 'Day of the event, not before the award and not in the future.' })
  presentedOn!: string;
}
