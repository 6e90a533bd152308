import { Field, InputType } from 'type-graphql';
import { BooleanFilter, enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { OrganizationKind, Ownership } from './organization.js';

const KindFilter = enumFilterOf(OrganizationKind, 'OrganizationKind');
const OwnershipFilter = enumFilterOf(Ownership, 'Ownership');

@InputType({ description: 'Which organisations to keep; conditions are joined by “and”.' })
export class GuardedOrganizationWhere {
  @Field(() => KindFilter, { nullable: true, description: 'By kind.' })
  kind?: ValueFilter<OrganizationKind> | null;

  @Field(() => OwnershipFilter, { nullable: true, description: 'By who owns or funds it.' })
  ownership?: ValueFilter<Ownership> | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'By foreign capital, wholly or in a joint venture (clause 4h).',
  })
  foreignInvested?: BooleanFilter | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'Placed on `asOf` in this administrative unit or one below it.',
  })
  unit?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'Placed on `asOf` in this industrial zone.' })
  zone?: IdFilter | null;
}
