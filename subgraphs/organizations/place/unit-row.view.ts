import { sql } from 'kysely';
import { columnsOf } from '../../kit/columns.js';
import type { Sql } from '../../kit/page.js';
import { AdministrativeUnit } from './administrative-unit.js';

/** The joined unit (`u`) as one column `unit`, null without one: figures by commune need no second statement. */
export const UNIT_COLUMN: Sql = sql`case when u.id is not null then (
  select to_jsonb(x) from (select ${columnsOf(AdministrativeUnit, 'u')}) as x) end as unit`;
