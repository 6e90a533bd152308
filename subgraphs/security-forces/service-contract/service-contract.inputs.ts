import { Field, ID, InputType, Int } from 'type-graphql';
import { BooleanFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { GuardedOrganizationWhere } from '../references/organization.inputs.js';

@InputType({ description: 'Which contracts to list; conditions are joined by “and”.' })
export class ServiceContractWhere {
  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it runs on `asOf`.' })
  running?: BooleanFilter | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description:
      'Whether rule R12 finds it over its limit on `asOf`: state budget, over 12 months, no exemption.',
  })
  overrun?: BooleanFilter | null;

  @Field(() => GuardedOrganizationWhere, { nullable: true, description: 'By facts of the organisation.' })
  organization?: GuardedOrganizationWhere | null;
}

export const ServiceContractOrderBy = orderByOf('ServiceContract', {
  STARTS_ON: 'First day of the contract.',
  CONTINUOUS_SINCE: 'First day of the chain it renews: the longest hired first when ascending.',
});

@InputType({ description: 'A contract with a security service company.' })
export class RecordServiceContractInput {
  @Field(() => ID, { description: 'Organisation that hires.' })
  organizationId!: string;

  @Field(() => String, { description: 'Number of the contract, 1 to 60 characters.' })
  number!: string;

  @Field(() => String, { description: 'The company, 1 to 160 characters; names no person.' })
  provider!: string;

  @Field(() => Int, { description: 'Guards it provides, 1 to 10,000.' })
  guards!: number;

  @Field(() => LocalDate, {
    description: 'First day, within the life of the organisation, not in the future.',
  })
  startsOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; absent: no term is agreed.' })
  endsOn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Contract of the same organisation it renews, ended at most 30 days before; absent: it renews none.',
  })
  renewsId?: string | null;
}

@InputType({ description: 'The end of a contract before its term.' })
export class TerminateServiceContractInput {
  @Field(() => ID, { description: 'The contract.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'First day without the service, while it runs, not in the future.' })
  terminatedOn!: string;

  @Field(() => String, { description: 'Number of the document that ends it, 1 to 60 characters.' })
  document!: string;
}

@InputType({ description: 'A listed case that exempts a contract from rule R12.' })
export class ExemptServiceContractInput {
  @Field(() => ID, { description: 'The contract.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => ID, { description: 'The listed case.' })
  exemptionId!: string;

  @Field(() => String, { description: 'Number of the document that accepts it, 1 to 60 characters.' })
  document!: string;
}

@InputType({ description: 'A case as a legal instrument lists it.' })
export class ListHiringExemptionInput {
  @Field(() => String, { description: 'The instrument, e.g. 46/2014/TT-BCA, 1 to 60 characters.' })
  instrument!: string;

  @Field(() => String, { description: 'Article and clause, 1 to 60 characters; each is listed once.' })
  clause!: string;

  @Field(() => String, { description: 'The case in Vietnamese, 1 to 300 characters.' })
  nameVi!: string;

  @Field(() => LocalDate, { description: 'First day of the case.' })
  validFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day without it; absent: in force.' })
  validTo?: string | null;
}
