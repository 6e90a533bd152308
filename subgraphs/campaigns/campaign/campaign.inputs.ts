import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, TextFilter, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { StepInput } from '../../kit/step.js';
import { CampaignKind, CampaignState, RelatedMovement } from './campaign.js';

const KindFilter = enumFilterOf(CampaignKind, 'CampaignKind');
const MovementFilter = enumFilterOf(RelatedMovement, 'RelatedMovement');
const StateFilter = enumFilterOf(CampaignState, 'CampaignState');

@InputType({ description: 'Which campaigns to list; conditions are joined by “and”.' })
export class CampaignWhere {
  @Field(() => StateFilter, {
    nullable: true,
    description: 'By state; drafts are listed only to their host and its officers.',
  })
  state?: ValueFilter<CampaignState> | null;

  @Field(() => KindFilter, { nullable: true, description: 'By kind.' })
  kind?: ValueFilter<CampaignKind> | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the organisation that hosts it.' })
  host?: IdFilter | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'Its host was in this administrative unit, or one below it, on the campaign’s first day.',
  })
  unit?: IdFilter | null;

  @Field(() => Int, { nullable: true, description: 'Calendar year of its first day, e.g. 2026.' })
  year?: number | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: 'Code of a topic at least one of its activities is about.',
  })
  topic?: TextFilter | null;

  @Field(() => MovementFilter, { nullable: true, description: 'It serves one of these movements too (2d).' })
  relatedMovement?: ValueFilter<RelatedMovement> | null;
}

export const CampaignOrderBy = orderByOf('Campaign', {
  STARTS_ON: 'First day.',
  ENDS_ON: 'Last day.',
  TITLE: 'Title, in Vietnamese alphabetical order.',
});

@InputType({ description: 'What a campaign is and when it takes place.' })
abstract class CampaignFactsInput {
  @Field(() => String, { description: 'Title in Vietnamese, 1 to 200 characters; names no person.' })
  title!: string;

  @Field(() => CampaignKind, { description: 'General, festival, launch or internal.' })
  kind!: CampaignKind;

  @Field(() => LocalDate, { description: 'First day.' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Last day, at most a year after the first.' })
  endsOn!: string;

  @Field(() => [RelatedMovement], {
    nullable: true,
    description: 'Other movements it serves too (duty 2d); absent: none.',
  })
  relatedMovements?: RelatedMovement[] | null;
}

@InputType({ description: 'A new campaign.' })
export class DraftCampaignInput extends CampaignFactsInput {
  @Field(() => ID, { description: 'Organisation that hosts it.' })
  hostId!: string;
}

@InputType({
  description: 'New facts of a campaign that is a draft or was returned; they replace the old ones.',
})
export class ReviseCampaignInput extends CampaignFactsInput {
  @Field(() => ID, { description: 'Campaign to revise.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'A step in the life of a campaign.' })
export class CampaignStepInput extends StepInput {}

@InputType({ description: 'A step that a document decides.' })
export class CampaignDecisionInput extends CampaignStepInput {
  @Field(() => String, {
    description: 'Number of the document, e.g. 12/KH-UBND; up to 60 characters (Decree 30/2020).',
  })
  document!: string;
}
