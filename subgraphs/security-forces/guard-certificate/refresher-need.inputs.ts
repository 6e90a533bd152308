import { Field, InputType } from 'type-graphql';
import { GuardedOrganizationWhere } from '../references/organization.inputs.js';

@InputType({ description: 'Which organisations with guards due to list.' })
export class RefresherNeedWhere {
  @Field(() => GuardedOrganizationWhere, { nullable: true, description: 'By facts of the organisation.' })
  organization?: GuardedOrganizationWhere | null;
}
