import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphContext } from '../../kit/context.js';
import { requireKnown } from '../../kit/feed/known.js';
import { requireId } from '../../kit/ids.js';
import type { Sql } from '../../kit/page.js';
import { grantCondition, placedBy, placedWithinBy, reachCondition } from '../../kit/reach.js';
import { rowById } from '../../kit/rows.js';
import { type IdFilter } from '../../kit/filter.js';
import { assertWithinReach, isWithinReach, type Scope, type Viewer } from '../../kit/viewer.js';
import { OrganizationPlaceReference } from './organization-place-reference.js';
import { OrganizationReference } from './organization-reference.js';

/** The organisation a write names. */
export const requireOrganization = (
  context: GraphContext,
  id: string,
  path: string,
): Promise<OrganizationReference> =>
  requireKnown(context, OrganizationReference, { id, path, noun: 'organisation' });

export const toScope = ({ id, reachIds }: OrganizationReference): Scope => ({
  organizationId: id,
  areaIds: reachIds,
});

/** Where a record of this host lies. A host the feed has not told about is in nobody's area. */
export async function scopeOfHost(em: EntityManager, hostId: string): Promise<Scope> {
  const host = await em.findOne(OrganizationReference, { id: hostId });
  return host ? toScope(host) : { organizationId: hostId, areaIds: [] };
}

/** Only for a viewer of an area it matters where a host lies: for the others nothing is read. */
const scopeFor = async (context: GraphContext, hostId: string): Promise<Scope> => {
  const host = context.viewer.area && (await rowById(OrganizationReference)(context).load(hostId));
  return host ? toScope(host) : { organizationId: hostId, areaIds: [] };
};

/** Whether the viewer may act on records of this host; batched over the request. */
export async function isHostWithinReach(context: GraphContext, hostId: string): Promise<boolean> {
  return isWithinReach(context.viewer, await scopeFor(context, hostId));
}

/** Refuses a viewer who may not read this host's restricted fields. */
export async function assertHostWithinReach(context: GraphContext, hostId: string): Promise<void> {
  assertWithinReach(context.viewer, await scopeFor(context, hostId));
}

const placed = placedBy(OrganizationReference);

/** As `isWithinReach`, in SQL, for lists; `host` is the column with the organisation's id. */
export const withinReach = (viewer: Viewer, host: Sql): Sql => reachCondition(viewer, placed(host));

/** As `withinReach`, for a list that is open to a partner. */
export const withinGrant = (viewer: Viewer, host: Sql): Sql => grantCondition(viewer, placed(host));

/** The units a filter names, or null when it names none to look for. */
export function unitsOf(filter: IdFilter | null | undefined): string[] | null {
  const any = filter?.in?.map((id) => requireId(id, 'where.unit.in'));
  const one = filter?.eq == null ? undefined : requireId(filter.eq, 'where.unit.eq');
  if (one === undefined) return any ?? null;
  return any && !any.includes(one) ? [] : [one];
}

/** Whether the host was in one of the units, or below one, on a day. */
export const placedWithin = placedWithinBy(OrganizationPlaceReference);
