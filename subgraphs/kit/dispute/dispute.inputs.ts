import { Field, ID, InputType, Int } from 'type-graphql';
import { DisputeState } from './dispute.js';

@InputType({ description: 'The decision on a dispute.' })
export class DecideDisputeInput {
  @Field(() => ID, { description: 'The dispute.' })
  id!: string;

  @Field(() => Int, { description: 'Version the decision is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => DisputeState, { description: 'UPHELD or DISMISSED.' })
  outcome!: DisputeState;

  @Field(() => String, { description: 'Why, 1 to 500 characters; names no natural person.' })
  decision!: string;
}
