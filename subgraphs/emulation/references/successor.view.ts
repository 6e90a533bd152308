import { sql } from 'kysely';
import { today } from '../../kit/clock.js';
import { requireId } from '../../kit/ids.js';
import type { Sql } from '../../kit/page.js';
import { grantCondition } from '../../kit/reach.js';
import type { Viewer } from '../../kit/viewer.js';

/**
 * Organisations (id, unit_id, successor_ids) that still are in a commune that was abolished: their address review is
 * not settled. Successors are all the source names; null: none.
 */
export const waiting = (): Sql => sql`(
  select w.organization_id as id, u.id as unit_id,
    (select array_agg(s.to_id) from emulation.unit_succession_reference s 
      where s.from_id = u.id and s.effective_on <= ${today()}) as successor_ids
  from emulation.organization_place_reference w join emulation.unit_reference u on u.id = w.area_ids[1]
  where w.valid_to is null and u.valid_to <= ${today()})`;

/** Joins where an organisation was on a day as `p`; its spans never overlap, so no row is doubled. */
export const joinPlace = (organization: Sql, day: Sql): Sql => sql`
  left join emulation.organization_place_reference p on p.organization_id = ${organization}
    and p.valid_from <= ${day} and coalesce(p.valid_to > ${day}, true)`;

/** As `grantCondition`, for rows of a commune. */
export const communeWithinGrant = (viewer: Viewer, commune: Sql): Sql =>
  grantCondition(viewer, {
    organization: commune,
    inArea: (area) => sql`exists (select from emulation.unit_reference u
      where u.id = ${commune} and u.area_ids @> array[cast(${requireId(area, 'area')} as uuid)])`,
  });
