import { sql } from 'kysely';
import { type IdFilter, matchesId } from '../../kit/filter.js';
import type { Sql } from '../../kit/page.js';

const UNITS = sql`organizations.administrative_unit`;

/**
 * A select of the units a filter names and of everything below them: province, district, commune; none without a
 * filter. Each level is found by an index: with the parents joined, all 14,900 units were read twice for each list.
 */
export function selectUnitsWithin(filter: IdFilter | null | undefined): Sql[] {
  const wanted = (column: Sql): Sql[] => matchesId(column, filter, 'where.unit');
  const named = wanted(sql`u.id`);
  if (named.length === 0) return [];
  const under = sql`select u.id from ${UNITS} u where ${sql.join(wanted(sql`u.parent_id`), sql` or `)}`;
  return [
    sql`select u.id from ${UNITS} u where ${sql.join(named, sql` or `)} union ${under}
      union select below.id from ${UNITS} below where below.parent_id in (${under})`,
  ];
}
