import { sql } from 'kysely';
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
      return sql`coalesce(${row.organization} = cast(${organization ?? null} as uuid), false)`;
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
