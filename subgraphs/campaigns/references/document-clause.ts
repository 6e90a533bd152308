import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by organizations; here only what awareness activities add to it. */
@Directive('@key(fields: "id directiveCode")')
@ObjectType({ description: 'A clause of a document, or a part of one: a duty with those who bear it.' })
export class DocumentClause {
  @Field(() => ID, { description: 'Id in the graph.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Its code where the document is a directive: what evidence is counted by. Null: in any other document codes mean something else.',
  })
  directiveCode!: string | null;
}
