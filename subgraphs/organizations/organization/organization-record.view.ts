import type { EntityClass } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Changeable, Versioned } from '../../kit/change.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { assertWithinReach, type Role } from '../../kit/viewer.js';
import { publishOrganizations, scopeOfOrganization } from './organization-facts.view.js';
import { Organization } from './organization.js';

/** Who keeps and reads what an organisation has in place: itself and the officers of its area. */
export const KEEPERS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
] as const satisfies readonly Role[];

/**
 * Writes a new record of an organisation in one transaction. The organisation’s row is locked first, so that of two
 * records that would follow each other the second one sees the first.
 */
export function writeForOrganization<T>(
  context: GraphContext,
  organizationId: string,
  work: (em: EntityManager, organization: Organization) => Promise<T>,
): Promise<T> {
  const id = requireId(organizationId, 'input.organizationId');
  return context.write(async (em) => {
    const organization = await em.findOne(Organization, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!organization)
      throw new Refusal('NOT_FOUND', `No organisation has the id ${id}.`, { path: 'input.organizationId' });
    assertWithinReach(context.viewer, await scopeOfOrganization(em, id));
    return work(em, organization);
  });
}

/** As `writeForOrganization`, for a record that changes the facts other subgraphs keep. */
export function writeAndPublish<T>(
  context: GraphContext,
  organizationId: string,
  work: (em: EntityManager, organization: Organization) => Promise<T>,
): Promise<T> {
  return writeForOrganization(context, organizationId, async (em, organization) => {
    const record = await work(em, organization);
    await em.flush();
    await publishOrganizations(em, [organization.id]);
    return record;
  });
}

type Owned = Versioned & { organizationId: string };

/** How a mutation changes a record of an organisation. */
export function recordOf<T extends Owned>(entity: EntityClass<T>): Changeable<T> {
  return { entity, scopeOf: (em, { organizationId }) => scopeOfOrganization(em, organizationId) };
}

/** The same for a record that changes the facts other subgraphs keep. */
export function publishedRecordOf<T extends Owned>(entity: EntityClass<T>): Changeable<T> {
  const publish = async (em: EntityManager, id: string) => {
    const record = (await em.findOneOrFail(entity, { id } as never)) as unknown as T;
    await publishOrganizations(em, [record.organizationId]);
  };
  return { ...recordOf(entity), publish };
}
