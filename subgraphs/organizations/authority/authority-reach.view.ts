import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import type { Changeable } from '../../kit/change.js';
import { type Day, today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import type { Scope, Viewer } from '../../kit/viewer.js';
import { areaOf } from '../place/unit-row.view.js';
import { AuthorityBody } from './authority-body.js';

const COLUMNS = columnsOf(AuthorityBody, 'b');

/** A body and everybody who followed it, in order; the bound ends a cycle nothing else would end. */
const chainOf = (body: Sql): Sql => sql`
  with recursive chain as (
    select b.*, 0 as step from organizations.authority_body b where b.id = ${body}
    union select b.*, c.step + 1 from organizations.authority_body b join chain c on b.id = c.successor_id
    where c.step < 100
  )`;

/** A body’s successors, itself first. */
export async function readChain(db: Kysely<unknown>, bodyId: string): Promise<AuthorityBody[]> {
  const { rows } = await sql<AuthorityBody>`
    ${chainOf(sql`cast(${bodyId} as uuid)`)} select ${COLUMNS} from chain b order by b.step`.execute(db);
  return rows;
}

/** The places whose officers act for a body: its own, and those of whoever took over its duties. */
async function readReach(db: Kysely<unknown>, bodyId: string): Promise<string[]> {
  const { rows } = await sql<{ areaIds: string[] }>`
    ${chainOf(sql`cast(${bodyId} as uuid)`)}
    select coalesce(array_agg(distinct area.id), '{}') as "areaIds"
    from chain cross join lateral unnest(${areaOf(sql`chain.unit_id`)}) as area(id)`.execute(db);
  return rows[0]!.areaIds;
}

export async function scopeOfBody(em: EntityManager, bodyId: string): Promise<Scope> {
  return { organizationId: bodyId, areaIds: await readReach(em.getKysely(), bodyId) };
}

/** How every mutation of this folder changes a body. */
export const AUTHORITY_BODY: Changeable<AuthorityBody> = {
  entity: AuthorityBody,
  scopeOf: (em, { id }) => scopeOfBody(em, id),
};

/** The body a write names. */
export async function requireBody(em: EntityManager, bodyId: string, path: string): Promise<AuthorityBody> {
  const id = requireId(bodyId, path);
  const body = await em.findOne(AuthorityBody, { id });
  if (!body) throw new Refusal('NOT_FOUND', `No authority body has the id ${id}.`, { path });
  return body;
}

/** Bodies of an area and below, and those whose duties came to one of them. */
const bodiesIn = (area: string): Sql => sql`(
  with recursive inside as (
    select b.id from organizations.authority_body b
    where ${areaOf(sql`b.unit_id`)} @> array[cast(${area} as uuid)]
    union select b.id from organizations.authority_body b join inside i on b.successor_id = i.id
  ) select id from inside)`;

/** As `isWithinReach`, in SQL, for lists of what bodies do; an ANALYST reads all: no row is about a person. */
export function withinBodyReach({ role, area }: Viewer, body: Sql): Sql {
  if (role === 'ANALYST') return sql`true`;
  if (role === 'PROVINCE_OFFICER' && area === undefined) return sql`true`;
  const isPlaced = role === 'PROVINCE_OFFICER' || role === 'COMMUNE_OFFICER' || role === 'PARTNER';
  if (isPlaced && area !== undefined) return sql`${body} in ${bodiesIn(area)}`;
  return sql`false`;
}

export const existsOnDay = (body: string, day: Day): Sql => sql`(
  coalesce(${sql.ref(`${body}.valid_from`)} <= ${day}, true) and coalesce(${sql.ref(`${body}.valid_to`)} > ${day}, true))`;

/** Per body, who holds its duties today; batched. */
export const holderOf = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<AuthorityBody & { firstId: string }>`
    with recursive chain as (
      select b.id as first_id, b.id, b.successor_id, 0 as step from organizations.authority_body b
      where b.id = any(cast(${[...ids]} as uuid[]))
      union select c.first_id, b.id, b.successor_id, c.step + 1 from organizations.authority_body b
      join chain c on b.id = c.successor_id where c.step < 100
    )
    select ${COLUMNS}, c.first_id as "firstId" from chain c join organizations.authority_body b on b.id = c.id
    where ${existsOnDay('b', today())} order by c.step`.execute(db);
  // The later in the chain wins.
  return new Map(rows.map(({ firstId, ...body }) => [firstId, body]));
});

/** Ids of the bodies of the places an issuer’s duties ever lay in: before a merger, and after. */
export async function bodiesOfProvince(db: Kysely<unknown>, issuerId: string): Promise<string[]> {
  const areas = await readReach(db, issuerId);
  const { rows } = await sql<{ id: string }>`
    select b.id from organizations.authority_body b
    where ${areaOf(sql`b.unit_id`)} && cast(${areas} as uuid[])`.execute(db);
  return rows.map(({ id }) => id);
}
