import { sql } from 'kysely';
import { columnsOf } from '../../kit/columns.js';
import type { Sql } from '../../kit/page.js';
import { AdministrativeUnit } from './administrative-unit.js';

/** The joined unit (`u`) as one column `unit`, null without one: figures by commune need no second statement. */
export const UNIT_COLUMN: Sql = sql`case when u.id is not null then (
  select to_jsonb(x) from (select ${columnsOf(AdministrativeUnit, 'u')}) as x) end as unit`;

/** A unit with everything above it, smallest first: commune, district (until 2025), province. */
export const areaOf = (unit: Sql): Sql => sql`(
  select array_remove(array[u.id, parent.id, above.id], null) from organizations.administrative_unit u
  left join organizations.administrative_unit parent on parent.id = u.parent_id
  left join organizations.administrative_unit above on above.id = parent.parent_id
  where u.id = ${unit})`;
