import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { publishChanges } from '../../kit/feed/outbox.js';
import { areaOf } from './unit-row.view.js';

/** Topic of the change feed under which the facts of a unit are published. */
const UNIT_TOPIC = 'unit';

/** Thành phố Hải Phòng, with which Resolution 202/2025/QH15 merged Hải Dương; this register is of one province. */
const HOME_PROVINCE = '31';

/**
 * The province, all in it, and all that these followed: some 500 of the 14,900 units of the country, since nobody
 * enters an event of another province. A unit whose days the source does not tell is on no map, so nothing names it.
 */
const OWN = sql`
  with recursive own as (
    select p.id from organizations.administrative_unit p
    where p.level = 'PROVINCE' and p.code = ${HOME_PROVINCE} and p.valid_to is null
    union
    select next.id from own cross join lateral (
      select below.id from organizations.administrative_unit below where below.parent_id = own.id
      union all select s.from_id from organizations.unit_succession s where s.to_id = own.id) as next)
  select u.* from own join organizations.administrative_unit u on u.id = own.id where u.validity_known`;

const SUCCESSIONS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('toId', s.to_id, 'extent', s.extent, 'effectiveOn', s.effective_on)
    order by s.effective_on, s.to_id), '[]')
  from organizations.unit_succession s where s.from_id = unit.id)`;

/** What the feed lacks or tells otherwise by now. */
const NEWS = sql`
  select f.entity_id, f.facts from (
    select unit.id as entity_id, jsonb_build_object(
      'code', unit.code, 'level', unit.level, 'nameVi', unit.name_vi, 'areaIds', to_jsonb(${areaOf(sql`unit.id`)}),
      'validFrom', unit.valid_from, 'validTo', unit.valid_to, 'successions', ${SUCCESSIONS}) as facts
    from (${OWN}) as unit) as f
  where f.facts is distinct from (
    select c.facts from organizations.change c where c.entity_id = f.entity_id and c.topic = ${UNIT_TOPIC}
    order by c.xid desc, c.seq desc limit 1)`;

/**
 * Publishes the units of the province whose facts are not what the feed told last, and returns how many. It asks the
 * feed, not the caller: a register older than this topic, or one whose feed was emptied, is served like any other.
 */
export async function publishUnits(em: EntityManager): Promise<number> {
  const db: Kysely<unknown> = em.getKysely();
  const { rows } = await sql<{ id: string }>`select n.entity_id as id from (${NEWS}) as n`.execute(db);
  if (rows.length === 0) return 0;
  await publishChanges(em, 'organizations', {
    ...{ topic: UNIT_TOPIC, facts: NEWS, ids: rows.map(({ id }) => id) },
  });
  return rows.length;
}
