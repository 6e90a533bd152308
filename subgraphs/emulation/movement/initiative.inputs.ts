import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { InitiativeScope } from './initiative.js';

@InputType({ description: 'An initiative recognised by a decision (†).' })
export class RecogniseInitiativeInput {
  @Field(() => ID, { description: 'Organisation whose initiative it is.' })
  organizationId!: string;

  @Field(() => String, { description: 'What it is, 1 to 200 characters; names no person.' })
  title!: string;

  @Field(() => InitiativeScope, { description: 'How far its effect reaches.' })
  scope!: InitiativeScope;

  @Field(() => LocalDate, { description: 'Day it was recognised, not in the future.' })
  recognisedOn!: string;

  @Field(() => String, {
    description: 'Number of the decision, like 12/QĐ-UBND (Decree 30/2020), up to 40 characters.',
  })
  documentNumber!: string;
}
