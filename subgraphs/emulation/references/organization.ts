import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by organizations; here only what awards and models add to it. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An agency, enterprise or school the movement reaches (duty 1b).' })
export class Organization {
  @Field(() => ID, { description: 'Id in the graph.' })
  id!: string;
}
