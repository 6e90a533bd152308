import { sql } from 'kysely';
import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requireExistedOn } from '../../kit/days.js';
import { requireKnown } from '../../kit/feed/known.js';
import type { Sql } from '../../kit/page.js';
import { reachCondition } from '../../kit/reach.js';
import type { UnitArea } from '../../kit/unit.js';
import type { Viewer } from '../../kit/viewer.js';
import { UnitReference } from './unit-reference.js';

/** Whether a viewer reaches what belongs to a unit (`u`), for lists. */
export const unitWithinReach = (viewer: Viewer): Sql =>
  reachCondition(viewer, {
    organization: sql`u.id`,
    inArea: (area) => sql`u.area_ids @> array[cast(${area} as uuid)]`,
  });

/** The unit a write names, as it was on a day (R14). */
export async function requireUnitOn(
  context: GraphContext,
  { id, path }: { id: string; path: string },
  day: Day,
): Promise<UnitArea> {
  const noun = 'administrative unit of the province';
  const unit = await requireKnown(context, UnitReference, { id, path, noun });
  requireExistedOn(unit, day, { path, rule: 'R14' });
  return { unitId: unit.id, areaIds: unit.areaIds };
}
