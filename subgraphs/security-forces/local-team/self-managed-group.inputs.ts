import { Field, ID, InputType, Int } from 'type-graphql';
import { BooleanFilter } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';
import { GuardedOrganizationWhere } from '../references/organization.inputs.js';
import { SelfManagedGroupKind } from './self-managed-group.js';

@InputType({
  description: 'Which organisations to list by who protects them; conditions are joined by “and”.',
})
export class SelfProtectionWhere {
  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it has a guard unit on `asOf`.' })
  guarded?: BooleanFilter | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'Whether it has a group of its staff on `asOf`.',
  })
  grouped?: BooleanFilter | null;

  @Field(() => GuardedOrganizationWhere, { nullable: true, description: 'By facts of the organisation.' })
  organization?: GuardedOrganizationWhere | null;
}

@InputType({ description: 'A new group of staff.' })
export class EstablishSelfManagedGroupInput {
  @Field(() => ID, { description: 'Organisation it protects.' })
  organizationId!: string;

  @Field(() => SelfManagedGroupKind, { description: 'Kind of group.' })
  kind!: SelfManagedGroupKind;

  @Field(() => LocalDate, {
    description: 'First day, within the life of the organisation, not in the future.',
  })
  establishedOn!: string;

  @Field(() => String, { description: 'Number of the decision, 1 to 60 characters.' })
  decisionNumber!: string;

  @Field(() => Int, { description: 'Members on that day, 1 to 10,000.' })
  members!: number;
}

@InputType({ description: 'How many are members of a group.' })
export class CountSelfManagedGroupInput {
  @Field(() => ID, { description: 'The group.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'Day of the count, not before the last one, not in the future.' })
  countedOn!: string;

  @Field(() => Int, { description: 'Members, 1 to 10,000.' })
  members!: number;
}

@InputType({ description: 'The end of a group.' })
export class DissolveSelfManagedGroupInput {
  @Field(() => ID, { description: 'The group.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'First day without it, after its last count, not in the future.' })
  dissolvedOn!: string;
}
