import { Field, ID, InputType, Int } from 'type-graphql';
import { BooleanFilter, enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';
import { LocalTeamKind } from './grassroots-security-team.js';

const LocalTeamKindFilter = enumFilterOf(LocalTeamKind, 'LocalTeamKind');

@InputType({ description: 'Which local teams to list; conditions are joined by “and”.' })
export class LocalTeamWhere {
  @Field(() => LocalTeamKindFilter, { nullable: true, description: 'By kind.' })
  kind?: ValueFilter<LocalTeamKind> | null;

  @Field(() => IdFilter, { nullable: true, description: 'By commune: the one that established them.' })
  unit?: IdFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it exists on `asOf`.' })
  existing?: BooleanFilter | null;
}

@InputType({ description: 'A new local team.' })
export class EstablishLocalTeamInput {
  @Field(() => LocalTeamKind, { description: 'Kind of force.' })
  kind!: LocalTeamKind;

  @Field(() => ID, { description: 'Commune whose chair decides; it exists on `establishedOn` (rule R14).' })
  unitId!: string;

  @Field(() => String, { description: 'Residential area it serves, 1 to 120 characters; names no person.' })
  residentialArea!: string;

  @Field(() => LocalDate, { description: 'First day of the team, not in the future.' })
  establishedOn!: string;

  @Field(() => String, { description: 'Number of the decision, 1 to 60 characters.' })
  decisionNumber!: string;

  @Field(() => LocalDate, { description: 'Day of that decision, on or before `establishedOn`.' })
  decidedOn!: string;
}

@InputType({ description: 'The end of a local team.' })
export class DissolveLocalTeamInput {
  @Field(() => ID, { description: 'The team.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'First day without it, after its last count, not in the future.' })
  dissolvedOn!: string;

  @Field(() => String, { description: 'Number of the decision, 1 to 60 characters.' })
  decisionNumber!: string;
}

@InputType({ description: 'How many serve in a local team on a day.' })
export class CountLocalTeamInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => LocalDate, { description: 'Day of the count, while the team exists, not in the future.' })
  asOf!: string;

  @Field(() => Int, { description: 'Heads, 0 or 1.' })
  leaders!: number;

  @Field(() => Int, { description: 'Deputies, 0 to 10.' })
  deputies!: number;

  @Field(() => Int, { description: 'Other members, 0 to 100.' })
  members!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the count to correct; absent: a first count of this day. A second one gets CONFLICT.',
  })
  version?: number | null;
}
