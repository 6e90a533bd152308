import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by emulation; here only what was published about it. */
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A model of the movement (mô hình): a way of working under one name (clauses 2b, 5a).',
})
export class MovementModel {
  @Field(() => ID, { description: 'Id in the graph.' })
  id!: string;
}
