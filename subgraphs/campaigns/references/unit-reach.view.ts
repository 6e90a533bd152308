import { sql } from 'kysely';
import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import type { Scope } from '../../kit/viewer.js';

/** A unit with everything above it, smallest first, on the map of one day. */
export interface UnitArea {
  unitId: string;
  areaIds: string[];
}

/** No organisation has a unit's id, so the role ORGANIZATION never reaches what a unit hosts. */
export const toUnitScope = ({ unitId, areaIds }: UnitArea): Scope => ({ organizationId: unitId, areaIds });

/** The unit a write names, as it was on a day (R14). Before it is called unknown the feed is read once more. */
export async function requireUnitOn(
  context: GraphContext,
  unit: { id: string; path: string },
  day: Day,
): Promise<UnitArea> {
  const unitId = requireId(unit.id, unit.path);
  const found =
    (await readArea(context, unitId, day)) ?? (await context.catchUp(), await readArea(context, unitId, day));
  if (found) return { unitId, areaIds: found.areaIds };
  if (await readArea(context, unitId, null))
    refuseInput(unit.path, `no organisation was placed in the unit ${unitId} on ${day}`, 'R14');
  throw new Refusal(
    'NOT_FOUND',
    `No organisation of the register has been placed in the unit ${unitId}, so it is not known here.`,
    { path: unit.path },
  );
}

/** As the places of organisations tell it; null: none was there on the day, or ever. */
async function readArea(
  { db }: GraphContext,
  unitId: string,
  day: Day | null,
): Promise<{ areaIds: string[] } | undefined> {
  const onDay = day
    ? sql`w.valid_from <= ${day} and coalesce(w.valid_to > cast(${day} as date), true)`
    : sql`true`;
  const { rows } = await sql<{ areaIds: string[] }>`
    select w.area_ids[array_position(w.area_ids, cast(${unitId} as uuid)):] as "areaIds"
    from campaigns.organization_place_reference w
    where w.area_ids @> array[cast(${unitId} as uuid)] and ${onDay} limit 1`.execute(db);
  return rows[0];
}
