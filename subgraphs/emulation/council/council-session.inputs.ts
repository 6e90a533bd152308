import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

@InputType({ description: 'A session of the council, by its minutes.' })
export class RecordCouncilSessionInput {
  @Field(() => ID, { description: 'Round whose nominations were voted on; it is in COUNCIL_REVIEW.' })
  roundId!: string;

  @Field(() => LocalDate, {
    description: 'Day of the session, not before the round’s year and not in the future.',
  })
  heldOn!: string;

  @Field(() => Int, { description: 'All members of the council, absent ones too, 1 to 200 (R11).' })
  membersTotal!: number;

  @Field(() => String, {
    description: 'Number of the minutes, like 3/BB-HĐTĐKT (Decree 30/2020), up to 40 characters.',
  })
  minutesNumber!: string;
}
