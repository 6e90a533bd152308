import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by organizations; here only the launches held in it. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An industrial park or cluster (clause 4h). It may lie on several communes.' })
export class IndustrialZone {
  @Field(() => ID, { description: 'Id, the same in every installation.' })
  id!: string;
}
