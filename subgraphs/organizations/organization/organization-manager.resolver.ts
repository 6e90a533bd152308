import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import type { GraphContext } from '../../kit/context.js';
import { rowById } from '../../kit/rows.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { SetManagingBodyInput } from './organization.inputs.js';
import { requireStatus } from './organization.rules.js';
import { Organization } from './organization.js';
import { ORGANIZATION } from './organization-facts.view.js';
import { assignManager } from './organization-manager.view.js';

@Resolver(() => Organization)
export class OrganizationManagerResolver {
  @FieldResolver(() => AuthorityBody, {
    nullable: true,
    description:
      'Body that manages it, e.g. the education department of a school, the management board of a park (clause 4h); null: none is named.',
  })
  managingBody(@Root() { managingBodyId }: Organization, @Ctx() context: GraphContext) {
    return managingBodyId && rowById(AuthorityBody)(context).load(managingBodyId);
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Organization, {
    description: 'Names the body that manages an organisation; partners of that body then reach it.',
  })
  setManagingBody(
    @Arg('input', () => SetManagingBodyInput, { description: 'The body.' }) input: SetManagingBodyInput,
    @Ctx() context: GraphContext,
  ): Promise<Organization> {
    return changeRecord(context, ORGANIZATION, {
      ...input,
      change: async (organization, em) => {
        requireStatus(organization.status, 'ACTIVE', 'a managing body');
        await assignManager(em, organization, input.managingBodyId);
      },
    });
  }
}
