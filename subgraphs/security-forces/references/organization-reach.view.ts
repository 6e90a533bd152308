import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { requireKnown } from '../../kit/feed/known.js';
import type { Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { assertWithinReach, type Role, type Scope, type Viewer } from '../../kit/viewer.js';
import { OrganizationReference } from './organization-reference.js';

/** Who may read an organisation's strength and act on its guards: itself, and the officers of its area. */
export const KEEPERS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
] as const satisfies readonly Role[];

/** The organisation a write names. */
export const requireOrganization = (
  context: GraphContext,
  id: string,
  path: string,
): Promise<OrganizationReference> =>
  requireKnown(context, OrganizationReference, { id, path, noun: 'organisation' });

/** An organisation the feed has not told about is in nobody's area. */
const toScope = (id: string, known: OrganizationReference | null): Scope => ({
  organizationId: id,
  areaIds: known?.reachIds ?? [],
});

/** Where an organisation lies, inside the transaction of a change. */
export async function scopeOfOrganization(em: EntityManager, id: string): Promise<Scope> {
  return toScope(id, await em.findOne(OrganizationReference, { id }));
}

/** Refuses a viewer who may not act on this organisation or read its restricted fields; batched over the request. */
export async function assertOrganizationWithinReach(context: GraphContext, id: string): Promise<void> {
  assertWithinReach(context.viewer, toScope(id, await rowById(OrganizationReference)(context).load(id)));
}

/** As `isWithinReach`, in SQL, for lists; `o` is the organisation's reference. A TRAINER's courses are for all. */
export function withinReach({ role, organization, area }: Viewer): Sql {
  const inArea = sql`o.reach_ids @> array[cast(${area ?? null} as uuid)]`;
  switch (role) {
    case 'ORGANIZATION':
      return sql`coalesce(o.id = cast(${organization ?? null} as uuid), false)`;
    case 'COMMUNE_OFFICER':
      return area ? inArea : sql`false`;
    case 'PROVINCE_OFFICER':
      return area ? inArea : sql`true`;
    case 'TRAINER':
      return sql`true`;
    default:
      return sql`false`;
  }
}
