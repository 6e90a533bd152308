import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdFilter } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';

@ObjectType({
  description:
    'An organisation whose commune was abolished and which no rule can place: an officer decides by its address.',
})
export class AddressReview {
  @Field(() => ID, { description: 'Id of the organisation, which is also the id of its review.' })
  id!: string;

  unitId!: string;

  @Field(() => LocalDate, { description: 'First day its commune no longer existed.' })
  since!: string;

  @Field(() => String, { nullable: true, description: 'Street address on record.' })
  addressText!: string | null;
}

@InputType({ description: 'Which address reviews to list.' })
export class AddressReviewWhere {
  @Field(() => IdFilter, { nullable: true, description: 'The abolished commune.' })
  unit?: IdFilter | null;
}

@InputType({ description: 'Where a waiting organisation is now.' })
export class SettleAddressReviewInput {
  @Field(() => ID, { description: 'The organisation.' })
  id!: string;

  @Field(() => Int, { description: 'Version the decision is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => ID, { description: 'Successor commune its address lies in.' })
  unitId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Street address, if it changed; up to 300 characters.',
  })
  addressText?: string | null;
}
