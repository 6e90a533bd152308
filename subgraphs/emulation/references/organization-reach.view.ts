import { sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { requireKnown } from '../../kit/feed/known.js';
import type { IdFilter } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import type { Sql } from '../../kit/page.js';
import { reachCondition } from '../../kit/reach.js';
import { rowById } from '../../kit/rows.js';
import { assertWithinReach, type Scope, type Viewer } from '../../kit/viewer.js';
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

/** The sets of units a filter names; a place must lie in one unit of each set. */
export function toUnitSets(filter: IdFilter | null | undefined, path: string): string[][] {
  const sets: string[][] = [];
  if (filter?.eq != null) sets.push([requireId(filter.eq, `${path}.eq`)]);
  if (filter?.in != null) sets.push(filter.in.map((id) => requireId(id, `${path}.in`)));
  return sets;
}

/** Whether an organisation was in one of the units, or below one, on a day: right on the map of that day. */
export const placedWithin = (units: readonly string[], organization: Sql, day: Sql): Sql => sql`exists (
  select from emulation.organization_place_reference w
  where w.organization_id = ${organization} and w.area_ids && cast(${[...units]} as uuid[])
    and w.valid_from <= ${day} and coalesce(w.valid_to > ${day}, true))`;

/** Refuses a viewer who may not read this organisation's restricted records; batched over the request. */
export async function assertOrganizationWithinReach(context: GraphContext, id: string): Promise<void> {
  const known = await rowById(OrganizationReference)(context).load(id);
  assertWithinReach(context.viewer, known ? toScope(known) : { organizationId: id, areaIds: [] });
}

const inArea =
  (organization: Sql) =>
  (area: string): Sql => sql`exists (select from emulation.organization_reference o
    where o.id = ${organization} and o.reach_ids @> array[cast(${requireId(area, 'area')} as uuid)])`;

/** As `isWithinReach`, in SQL, for lists; `organization` is the column with the organisation's id. */
export const withinReach = (viewer: Viewer, organization: Sql): Sql =>
  reachCondition(viewer, { organization, inArea: inArea(organization) });

/** The records of organisations in the viewer's area, or all when its token names none. */
export const withinArea = ({ area }: Viewer, organization: Sql): Sql[] =>
  area ? [inArea(organization)(area)] : [];
