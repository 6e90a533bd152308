import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

@InputType({ description: 'A launch that was held in an enterprise.' })
export class RecordLaunchInput {
  @Field(() => ID, { description: 'Enterprise in which it was held.' })
  organizationId!: string;

  @Field(() => ID, { nullable: true, description: 'Its LAUNCH campaign that prepared it; absent: none did.' })
  campaignId?: string | null;

  @Field(() => LocalDate, { description: 'Day it was held, not in the future.' })
  heldOn!: string;

  @Field(() => Int, { description: 'People who took part, 1 to 100,000.' })
  participants!: number;

  @Field(() => Int, { description: 'Commitments signed by workers, at most as many as took part.' })
  workersCommitted!: number;

  @Field(() => Int, { description: 'Commitments signed by owners, at most as many as took part.' })
  ownersCommitted!: number;
}

@InputType({ description: 'A launch that was entered by mistake.' })
export class WithdrawLaunchInput {
  @Field(() => ID, { description: 'Launch to withdraw.' })
  id!: string;

  @Field(() => Int, { description: 'Version the withdrawal is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'Why, 1 to 300 characters; names no person.' })
  reason!: string;
}
