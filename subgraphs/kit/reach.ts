import { sql } from 'kysely';
import { tableOf } from './columns.js';
import type { Sql } from './page.js';
import type { Viewer } from './viewer.js';

/** How a list finds out where its rows belong. */
interface Placed {
  /** The id of the organisation a row is about. */
  organization: Sql;
  /** Whether a row lies in an area or below it. */
  inArea(area: string): Sql;
}

/** As `isWithinReach`, in SQL, for lists. */
export function reachCondition({ role, organization, area }: Viewer, row: Placed): Sql {
  switch (role) {
    case 'ORGANIZATION':
      // Never null, and unlike a `coalesce` an index answers it.
      return organization
        ? sql`(${row.organization} is not null and ${row.organization} = cast(${organization} as uuid))`
        : sql`false`;
    case 'COMMUNE_OFFICER':
      return area ? row.inArea(area) : sql`false`;
    case 'PROVINCE_OFFICER':
    case 'EMULATION_OFFICE':
      return area ? row.inArea(area) : sql`true`;
    default:
      return sql`false`;
  }
}

/** As `isWithinGrant`, in SQL, for lists that are open to partners or analysts. */
export function grantCondition(viewer: Viewer, row: Placed): Sql {
  const { role, area } = viewer;
  if (role !== 'PARTNER' && role !== 'ANALYST') return reachCondition(viewer, row);
  if (area) return row.inArea(area);
  return role === 'ANALYST' ? sql`true` : sql`false`;
}

/**
 * Finds out where a row belongs by the projected organisation it names. The alias is no list's: with one that a list
 * uses too, the condition would compare the projection with itself and hold for every row.
 */
export const placedBy =
  (reference: Function) =>
  (organization: Sql): Placed => ({
    organization,
    inArea: (area) => sql`exists (
      select from ${tableOf(reference)} reached
      where reached.id = ${organization} and reached.reach_ids @> array[cast(${area} as uuid)])`,
  });

/** Whether a placement (`w`) holds on a day. */
export const placedOn = (day: Sql): Sql =>
  sql`w.valid_from <= ${day} and coalesce(w.valid_to > ${day}, true)`;

/** Whether an organisation was in one of the units, or below one, on a day: right on the map of that day. */
export const placedWithinBy =
  (places: Function) =>
  (units: readonly string[], organization: Sql, day: Sql): Sql => sql`exists (
    select from ${tableOf(places)} w
    where w.organization_id = ${organization} and w.area_ids && cast(${[...units]} as uuid[]) and ${placedOn(day)})`;
