import { type Kysely, sql } from 'kysely';
import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import type { Scope } from '../../kit/viewer.js';

/**
 * The commune and every unit above it, as the placements of its organisations tell: the feed has no topic for units,
 * and each commune has organisations, its own People's Committee among them.
 */
async function readAreas(db: Kysely<unknown>, unitId: string): Promise<string[] | null> {
  const { rows } = await sql<{ areaIds: string[] }>`
    select w.area_ids as "areaIds" from security_forces.organization_place_reference w
    where w.area_ids @> array[cast(${unitId} as uuid)] and w.area_ids[1] = ${unitId} limit 1`.execute(db);
  return rows[0]?.areaIds ?? null;
}

/** A commune belongs to no organisation: officers reach it through its areas only. */
export async function scopeOfUnit(db: Kysely<unknown>, unitId: string): Promise<Scope> {
  return { organizationId: unitId, areaIds: (await readAreas(db, unitId)) ?? [] };
}

/** The commune a write names. The feed is read once more before one it does not know is refused. */
export async function requireCommune(context: GraphContext, unitId: string, path: string): Promise<string> {
  const id = requireId(unitId, path);
  if (await readAreas(context.db, id)) return id;
  await context.catchUp();
  if (await readAreas(context.db, id)) return id;
  throw new Refusal(
    'NOT_FOUND',
    `No commune in which an organisation of the register lies has the id ${id}.`,
    {
      path,
    },
  );
}

/**
 * R14: a unit is named only for days on which it existed, that is, on which an organisation was placed in it. One
 * that still waits in an abolished commune for its address review proves nothing from the day its successors have
 * organisations; its reach goes beyond its place, because their officers act for it.
 */
export async function requireValidOn(db: Kysely<unknown>, unitId: string, day: Day): Promise<void> {
  const { rows } = await sql<{ validFrom: Day; validTo: Day | null; valid: boolean }>`
    select min(w.valid_from) as "validFrom", case when bool_and(w.ended_on is not null) then max(w.ended_on) end as "validTo",
      bool_or(w.valid_from <= ${day} and coalesce(w.ended_on > ${day}, true)) as valid
    from (
      select w.valid_from, coalesce(w.valid_to, (
        select min(n.valid_from) from unnest(o.reach_ids) as successor(id)
        join security_forces.organization_place_reference n
          on n.area_ids @> array[successor.id] and n.area_ids[1] = successor.id
        where successor.id <> all(w.area_ids))) as ended_on
      from security_forces.organization_place_reference w
      join security_forces.organization_reference o on o.id = w.organization_id
      where w.area_ids @> array[cast(${unitId} as uuid)] and w.area_ids[1] = ${unitId}) w`.execute(db);
  const { validFrom, validTo, valid } = rows[0]!;
  if (!valid)
    refuseInput(
      'input.establishedOn',
      `is ${day}; the register knows the unit from ${validFrom}${validTo ? ` until ${validTo}` : ''}`,
      'R14',
    );
}
