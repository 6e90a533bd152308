import type { GraphContext } from '../../kit/context.js';
import { requireKnown } from '../../kit/feed/known.js';
import type { IdFilter } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import type { Sql } from '../../kit/page.js';
import { placedBy, placedWithinBy, reachCondition } from '../../kit/reach.js';
import { rowById } from '../../kit/rows.js';
import { assertWithinReach, type Scope, type Viewer } from '../../kit/viewer.js';
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

/** The sets of units a filter names; a place must lie in one unit of each set. */
export function toUnitSets(filter: IdFilter | null | undefined, path: string): string[][] {
  const sets: string[][] = [];
  if (filter?.eq != null) sets.push([requireId(filter.eq, `${path}.eq`)]);
  if (filter?.in != null) sets.push(filter.in.map((id) => requireId(id, `${path}.in`)));
  return sets;
}

/** Whether an organisation was in one of the units, or below one, on a day. */
export const placedWithin = placedWithinBy(OrganizationPlaceReference);

/**
 * Refuses a viewer who may not read this organisation's restricted records; batched over the request. Only for a viewer
 * of an area it matters where an organisation lies: for the others nothing is read.
 */
export async function assertOrganizationWithinReach(context: GraphContext, id: string): Promise<void> {
  const known = context.viewer.area && (await rowById(OrganizationReference)(context).load(id));
  assertWithinReach(context.viewer, known ? toScope(known) : { organizationId: id, areaIds: [] });
}

const placed = placedBy(OrganizationReference);

/** As `isWithinReach`, in SQL, for lists; `organization` is the column with the organisation's id. */
export const withinReach = (viewer: Viewer, organization: Sql): Sql =>
  reachCondition(viewer, placed(organization));

/** The records of organisations in the viewer's area, or all when its token names none. */
export const withinArea = ({ area }: Viewer, organization: Sql): Sql[] =>
  area ? [placed(organization).inArea(area)] : [];
