import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

@InputType({ description: 'The end of something an organisation has in place.' })
export class EndRecordInput {
  @Field(() => ID, { description: 'The record that ends.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'First day it no longer holds, after it began, not in the future.' })
  endedOn!: string;
}
