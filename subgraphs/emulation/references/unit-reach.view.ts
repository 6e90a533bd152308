import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requireExistedOn } from '../../kit/days.js';
import { requireKnown } from '../../kit/feed/known.js';
import { toUnitScope, type UnitArea } from '../../kit/unit.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { UnitReference } from './unit-reference.js';

/** The unit a write names, as it was on a day (R14), within the viewer's reach. */
export async function requireUnitOn(context: GraphContext, id: string, day: Day): Promise<UnitArea> {
  const at = { id, path: 'input.unitId' };
  const noun = 'administrative unit of the province';
  const unit = await requireKnown(context, UnitReference, { ...at, noun });
  const area = { unitId: unit.id, areaIds: unit.areaIds };
  assertWithinReach(context.viewer, toUnitScope(area));
  requireExistedOn(unit, day, { path: at.path, rule: 'R14' });
  return area;
}
