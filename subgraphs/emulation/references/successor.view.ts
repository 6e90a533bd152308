import { sql } from 'kysely';
import { requireId } from '../../kit/ids.js';
import type { Sql } from '../../kit/page.js';
import { grantCondition } from '../../kit/reach.js';
import type { Viewer } from '../../kit/viewer.js';

/**
 * Units organisations are in: what emulation knows of today's map. The reach of an organisation also holds its zone and
 * the body that manages it, which are no units.
 */
const UNITS = sql`
  select distinct area.id, area.id = w.area_ids[1] as is_commune from (
    select distinct area_ids from emulation.organization_place_reference where valid_to is null) w
  cross join lateral unnest(w.area_ids) as area(id)`;

/** What the reach of organisations names beside their own place: few do, so these are found before they are joined. */
const BESIDE_PLACE = sql`
  select o.id, w.area_ids[1] as unit_id, reach.id as area_id from emulation.organization_reference o
  join emulation.organization_place_reference w on w.organization_id = o.id and w.valid_to is null
  cross join lateral unnest(o.reach_ids) as reach(id)
  where not o.reach_ids <@ w.area_ids and reach.id <> all(w.area_ids)`;

/**
 * Organisations (id, unit_id, successor_ids) that still are in a commune that was abolished: their officers are those
 * of its successors until the address review is settled, so the reach names units beside the place's own. Successors
 * are the communes among them in which an organisation is; null: in none.
 */
export const WAITING = sql`(
  with unit as materialized (${UNITS}), beside as materialized (${BESIDE_PLACE})
  select o.id, o.unit_id, array_agg(u.id) filter (where u.is_commune) as successor_ids
  from beside o join unit u on u.id = o.area_id
  group by o.id, o.unit_id)`;

/** Joins where an organisation was on a day as `p`; its spans never overlap, so no row is doubled. */
export const joinPlace = (organization: Sql, day: Sql): Sql => sql`
  left join emulation.organization_place_reference p on p.organization_id = ${organization}
    and p.valid_from <= ${day} and coalesce(p.valid_to > ${day}, true)`;

/** As `grantCondition`, for rows of a commune: it lies in the viewer's area if a place there names the area. */
export const communeWithinGrant = (viewer: Viewer, commune: Sql): Sql =>
  grantCondition(viewer, {
    organization: commune,
    inArea: (area) => sql`exists (select from emulation.organization_place_reference w
      where w.area_ids[1] = ${commune} and w.area_ids @> array[cast(${requireId(area, 'area')} as uuid)])`,
  });
