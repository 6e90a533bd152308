import type { EntityManager } from '@mikro-orm/postgresql';
import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requireExistedOn } from '../../kit/days.js';
import { refuseInput } from '../../kit/errors.js';
import { requireKnown } from '../../kit/feed/known.js';
import { toUnitScope } from '../../kit/unit.js';
import type { Scope } from '../../kit/viewer.js';
import { UnitReference } from './unit-reference.js';

/** Where a commune lies, inside the transaction of a change. One the feed has not told about is in nobody's area. */
export async function scopeOfUnit(em: EntityManager, id: string): Promise<Scope> {
  const unit = await em.findOne(UnitReference, { id });
  return toUnitScope({ unitId: id, areaIds: unit?.areaIds ?? [] });
}

/** The commune a write names, as it was on a day (R14). */
export async function requireCommuneOn(
  context: GraphContext,
  { id, path }: { id: string; path: string },
  day: Day,
): Promise<UnitReference> {
  const noun = 'administrative unit of the province';
  const unit = await requireKnown(context, UnitReference, { id, path, noun });
  if (unit.level !== 'COMMUNE')
    refuseInput(path, `${unit.nameVi} is no commune; local teams are established in communes`, 'R14');
  requireExistedOn(unit, day, { path, rule: 'R14' });
  return unit;
}
