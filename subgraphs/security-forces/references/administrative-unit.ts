import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by organizations; here only what local teams add to it. */
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A place of the state, in one version: codes and names were reused on 2025-07-01, ids never are.',
})
export class AdministrativeUnit {
  @Field(() => ID, { description: 'Surrogate id, the same in every installation.' })
  id!: string;
}
