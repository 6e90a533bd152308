import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { requireKnown } from '../../kit/feed/known.js';
import { requireId } from '../../kit/ids.js';
import type { Sql } from '../../kit/page.js';
import { grantCondition, reachCondition } from '../../kit/reach.js';
import { rowById } from '../../kit/rows.js';
import { type IdFilter } from '../../kit/filter.js';
import { assertWithinReach, isWithinReach, type Scope, type Viewer } from '../../kit/viewer.js';
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

const scopeFor = async (context: GraphContext, hostId: string): Promise<Scope> => {
  const host = await rowById(OrganizationReference)(context).load(hostId);
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

/** How a list whose column `host` holds an organisation's id finds out where its rows belong. The alias is no list's. */
const placed = (host: Sql) => ({
  organization: host,
  inArea: (area: string) => sql`exists (
    select from campaigns.organization_reference reached
    where reached.id = ${host} and reached.reach_ids @> array[cast(${area} as uuid)])`,
});

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

/** Whether a placement (`w`) holds on a day. */
export const placedOn = (day: Sql): Sql =>
  sql`w.valid_from <= ${day} and coalesce(w.valid_to > ${day}, true)`;

/** Whether the host was in one of the units, or below one, on a day: right on the map of that day. */
export const placedWithin = (units: readonly string[], host: Sql, day: Sql): Sql => sql`exists (
  select from campaigns.organization_place_reference w
  where w.organization_id = ${host} and w.area_ids && cast(${[...units]} as uuid[])
    and ${placedOn(day)})`;
