import type { EntityManager } from '@mikro-orm/postgresql';
import { today } from '../../kit/clock.js';
import { requireBody } from '../authority/authority-reach.view.js';
import { requireManagingBody } from './organization.rules.js';
import type { Organization } from './organization.js';
import { scopeOfOrganization } from './organization-facts.view.js';

/** Names the body that manages an organisation, checked against where the organisation is now; null: none. */
export async function assignManager(
  em: EntityManager,
  organization: Organization,
  managingBodyId: string | null | undefined,
): Promise<void> {
  if (managingBodyId == null) {
    organization.managingBodyId = null;
    return;
  }
  const body = await requireBody(em, managingBodyId, 'input.managingBodyId');
  const { areaIds } = await scopeOfOrganization(em, organization.id);
  requireManagingBody(body, areaIds, today());
  organization.managingBodyId = body.id;
}
