import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by emulation; here only what was published about it. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An organisation held up as an example (điển hình tiên tiến, clauses 5a, 5c).' })
export class Exemplar {
  @Field(() => ID, { description: 'Id in the graph.' })
  id!: string;
}
