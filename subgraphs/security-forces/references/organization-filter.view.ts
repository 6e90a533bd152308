import { sql } from 'kysely';
import type { Day } from '../../kit/clock.js';
import { type IdFilter, matches, matchesId } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { all, type Sql } from '../../kit/page.js';
import type { GuardedOrganizationWhere } from './organization.inputs.js';

/** Conditions on an organisation's reference `o`, with its place on a day: right on the map of that day. */
export function organizationConditions(where: GuardedOrganizationWhere | null | undefined, day: Day): Sql[] {
  const placed = [
    ...inUnits(where?.unit, 'where.organization.unit'),
    ...matchesId(sql`w.zone_id`, where?.zone, 'where.organization.zone'),
  ];
  return [
    ...matches(sql`o.kind`, where?.kind),
    ...matches(sql`o.ownership`, where?.ownership),
    ...matches(sql`o.foreign_invested`, where?.foreignInvested),
    ...(placed.length ? [placedWhere(placed, day)] : []),
  ];
}

/** Overlap of arrays, because it is what the index over the areas answers. */
function inUnits(filter: IdFilter | null | undefined, path: string): Sql[] {
  const lists = [
    ...(filter?.eq == null ? [] : [[requireId(filter.eq, `${path}.eq`)]]),
    ...(filter?.in == null ? [] : [filter.in.map((id) => requireId(id, `${path}.in`))]),
  ];
  return lists.map((ids) => sql`w.area_ids && cast(${ids} as uuid[])`);
}

const placedWhere = (conditions: readonly Sql[], day: Day): Sql => sql`o.id in (
  select w.organization_id from security_forces.organization_place_reference w
  where w.valid_from <= ${day} and coalesce(w.valid_to > ${day}, true) and ${all(conditions)})`;
