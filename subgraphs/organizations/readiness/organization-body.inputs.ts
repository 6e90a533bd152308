import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { OrganizationBodyKind } from './organization-body.js';

@InputType({ description: 'That a body is present in an organisation (clause 4f).' })
export class RecordOrganizationBodyInput {
  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;

  @Field(() => OrganizationBodyKind, { description: 'Which body.' })
  kind!: OrganizationBodyKind;

  @Field(() => LocalDate, { description: 'First day it was present, not in the future.' })
  validFrom!: string;
}
