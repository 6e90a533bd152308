import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { rowsByParent } from '../../kit/rows.js';
import { Organization } from './organization.js';
import { OrganizationIdentifier } from './organization-identifier.js';

const identifiersOf = rowsByParent(OrganizationIdentifier, 'organizationId', 'r.scheme, r.value');

@Resolver(() => Organization)
export class OrganizationIdentifierResolver {
  @FieldResolver(() => [OrganizationIdentifier], { description: 'Identifiers other systems gave it.' })
  async identifiers(@Root() organization: Organization, @Ctx() context: GraphContext) {
    return (await identifiersOf(context).load(organization.id)) ?? [];
  }
}
