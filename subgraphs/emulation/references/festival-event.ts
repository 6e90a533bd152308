import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by campaigns; here only what awards add to it. */
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'One event of the festival: host, day, headcount and commendations handed over (clause 2e).',
})
export class FestivalEvent {
  @Field(() => ID, { description: 'Id in the graph.' })
  id!: string;
}
