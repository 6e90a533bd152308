import { sql } from 'kysely';
import { today } from '../../kit/clock.js';
import type { Sql } from '../../kit/page.js';
import type { UnitScheme } from './unit-scheme.js';

/** Whether a unit (`u`) is on the map of a day. */
export const unitOnMap = (day: Sql): Sql =>
  sql`coalesce(u.valid_from <= ${day}, true) and coalesce(u.valid_to > ${day}, true)`;

/**
 * Which units count as which of the asked ones (`asked`), as rows (id, counted): on the map of the time each as itself.
 * On today's map an abolished unit counts as the one it went to as a whole, as organizations counts it; what was
 * divided, or may have been, has no successor to count in. It stays in its province all the same, which went to the
 * new one as a whole whatever became of its communes.
 */
export const countedAs = (asked: Sql, scheme: UnitScheme): Sql =>
  scheme === 'AS_OF_EVENT'
    ? sql`(select id, id as counted from unnest(${asked}) as u(id))`
    : sql`(
  with recursive counts as (
    select u.id, u.id as counted from campaigns.unit_reference u where u.id = any(${asked})
      and ${unitOnMap(sql`cast(${today()} as date)`)}
    union
    select f.id, n.counted from counts n join campaigns.unit_succession_reference s on s.to_id = n.id
    join campaigns.unit_reference f on f.id = s.from_id
    where s.effective_on <= ${today()} and (s.extent = 'WHOLE' or f.level = 'PROVINCE'))
  select id, counted from counts)`;
