import { sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { assertWithinReach, type Scope } from '../../kit/viewer.js';

/** A unit and everything above it, smallest first. */
export interface UnitArea {
  unitId: string;
  areaIds: string[];
}

/** No organisation has a unit's id, so the role ORGANIZATION never reaches what a unit leads. */
export const toUnitScope = ({ unitId, areaIds }: UnitArea): Scope => ({ organizationId: unitId, areaIds });

/** The unit a write names, within the viewer's reach. Before it is called unknown the feed is read once more. */
export async function requireUnit(context: GraphContext, id: string, path: string): Promise<UnitArea> {
  const unitId = requireId(id, path);
  const areaIds =
    (await readArea(context, unitId)) ?? (await context.catchUp(), await readArea(context, unitId));
  if (!areaIds) {
    throw new Refusal(
      'NOT_FOUND',
      `No organisation of the register has been placed in the unit ${unitId}, so it is not known here.`,
      { path },
    );
  }
  assertWithinReach(context.viewer, toUnitScope({ unitId, areaIds }));
  return { unitId, areaIds };
}

/** The unit and everything above it, as the places of organisations tell: areas are listed smallest first. */
async function readArea({ db }: GraphContext, unitId: string): Promise<string[] | null> {
  const { rows } = await sql<{ areaIds: string[] }>`
    select w.area_ids[array_position(w.area_ids, cast(${unitId} as uuid)):] as "areaIds"
    from emulation.organization_place_reference w where w.area_ids @> array[cast(${unitId} as uuid)] limit 1`.execute(
    db,
  );
  return rows[0]?.areaIds ?? null;
}
