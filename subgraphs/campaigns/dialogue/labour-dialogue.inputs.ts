import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { DialogueOccasion } from './labour-dialogue.js';

@InputType({ description: 'A dialogue that was held.' })
export class RecordDialogueInput {
  @Field(() => ID, { description: 'Enterprise that held it.' })
  organizationId!: string;

  @Field(() => LocalDate, { description: 'Day it was held, not in the future.' })
  heldOn!: string;

  @Field(() => DialogueOccasion, { description: 'What it was held for.' })
  occasion!: DialogueOccasion;

  @Field(() => Int, { description: 'People who took part, both sides together, 2 to 10,000.' })
  participants!: number;
}

@InputType({ description: 'A dialogue to withdraw.' })
export class WithdrawDialogueInput {
  @Field(() => ID, { description: 'Dialogue to withdraw.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'Why, 1 to 300 characters; names no person.' })
  reason!: string;
}
