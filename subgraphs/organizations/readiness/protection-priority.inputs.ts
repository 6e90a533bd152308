import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { PriorityLevel } from './protection-priority.js';

@InputType({ description: 'A decision on the order of protection work (clause 4h).' })
export class DecideProtectionPriorityInput {
  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;

  @Field(() => PriorityLevel, { description: 'The order from that day on.' })
  level!: PriorityLevel;

  @Field(() => LocalDate, { description: 'Day of the decision, after the last one, not in the future.' })
  decidedOn!: string;

  @Field(() => ID, { description: 'Authority body that decided; it existed on that day.' })
  decidedById!: string;

  @Field(() => String, { description: 'Number of the decision, 1 to 60 characters.' })
  document!: string;
}
