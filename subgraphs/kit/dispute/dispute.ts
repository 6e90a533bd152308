import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum } from '../enums.js';
import { JsonObject, LocalDate } from '../scalars.js';

export const DisputeState = graphEnum(
  'DisputeState',
  'What became of a dispute about a record (domain 8.3).',
  {
    OPEN: 'Raised by the organisation, not decided.',
    UPHELD: 'The organisation is right: the record is corrected by its own mutation.',
    DISMISSED: 'The record stands.',
  },
);
export type DisputeState = keyof typeof DisputeState;

@Directive('@shareable')
@ObjectType({
  description:
    'An organisation says that a record about itself is wrong, and asks for its correction (domain 8.3; Law 91/2025/QH15).',
})
export class Dispute {
  @Field(() => ID, { description: 'Id in the graph.' })
  id!: string;

  @Field(() => ID, { description: 'Organisation that disputes.' })
  organizationId!: string;

  @Field(() => String, { description: 'What kind of record, e.g. GUARD_UNIT.' })
  recordType!: string;

  @Field(() => ID, { description: 'Id of the record.' })
  recordId!: string;

  @Field(() => String, { description: 'Why, in the words of the organisation; names no natural person.' })
  reason!: string;

  @Field(() => DisputeState, { description: 'Open, upheld or dismissed.' })
  state!: DisputeState;

  @Field(() => LocalDate, { description: 'Day it was raised, in Viet Nam.' })
  openedOn!: string;

  @Field(() => LocalDate, {
    description: 'Day by which it is to be decided: the days in force on the day it was raised.',
  })
  dueOn!: string;

  @Field(() => Boolean, { description: 'Still open after `dueOn`; derived.' })
  overdue!: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the decision; null while it is open.' })
  decidedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Role of who decided, e.g. COMMUNE_OFFICER; null while it is open.',
  })
  decidedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Reason of the decision; null while it is open.' })
  decision!: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  version!: number;
}

@Directive('@shareable')
@ObjectType({ description: 'A record about an organisation, as it is stored (right of access, domain 8.3).' })
export class OrganizationRecord {
  @Field(() => String, { description: 'What kind of record, e.g. GUARD_UNIT.' })
  recordType!: string;

  @Field(() => ID, { description: 'Id of the record; a dispute names it.' })
  recordId!: string;

  @Field(() => JsonObject, { description: 'Its stored fields by name.' })
  data!: Record<string, unknown>;
}
