import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { FestivalLevel } from './festival-event.js';

/** More commendations than any one event of the province has handed over. */
export const MAX_COMMENDED = 1000;

export interface Window {
  opensOn: Day;
  closesOn: Day;
}

/** The window of a year's plan lies in that year. */
export function requireWindow({ opensOn, closesOn }: Window, year: number): void {
  if (closesOn < opensOn)
    refuseInput('input.closesOn', `is ${closesOn}, before the window opens on ${opensOn}`);
  for (const [path, day] of [
    ['input.opensOn', opensOn],
    ['input.closesOn', closesOn],
  ] as const) {
    if (Number(day.slice(0, 4)) !== year)
      refuseInput(path, `is ${day}; the window of the plan of ${year} lies in ${year}`);
  }
}

/** R16: a festival event lies inside the window of its plan, and has taken place. */
export function requireHeldInWindow({ opensOn, closesOn }: Window, heldOn: Day, today: Day): Day {
  if (heldOn > today) refuseInput('input.heldOn', `is ${heldOn}, which lies in the future`);
  if (heldOn < opensOn || heldOn > closesOn) {
    refuseInput(
      'input.heldOn',
      `is ${heldOn}, outside the window of its plan (${opensOn} to ${closesOn})`,
      'R16',
    );
  }
  return heldOn;
}

/** A window that is moved keeps the events already held inside (R16). */
export function requireWindowAround(window: Window, days: readonly { heldOn: Day }[]): void {
  const outside = days.find(({ heldOn }) => heldOn < window.opensOn || heldOn > window.closesOn);
  if (outside)
    refuseInput('input.opensOn', `leaves the event of ${outside.heldOn} outside the window`, 'R16');
}

export type FestivalHost = { organizationId: string } | { unitId: string };

/** An event is held by an organisation or by a unit, and its level says which. */
export function requireHostOfLevel(event: {
  level: FestivalLevel;
  organizationId?: string | null;
  unitId?: string | null;
}): FestivalHost {
  const { level, organizationId, unitId } = event;
  if (organizationId && unitId) refuseInput('input.unitId', 'give an organisation or a unit, not both');
  if (level === 'ORGANIZATION') {
    if (organizationId) return { organizationId };
    return refuseInput('input.organizationId', 'is needed for an event of the level ORGANIZATION');
  }
  if (unitId) return { unitId };
  return refuseInput('input.unitId', `is needed for an event of the level ${level}`);
}

/** The name of a residential area goes with its level, and with no other. */
export function requireResidentialArea(level: FestivalLevel, name: string | null): string | null {
  if (level === 'RESIDENTIAL_AREA' && name === null)
    refuseInput('input.residentialArea', 'is needed for an event of the level RESIDENTIAL_AREA');
  if (level !== 'RESIDENTIAL_AREA' && name !== null)
    refuseInput('input.residentialArea', `does not belong to an event of the level ${level}`);
  return name;
}

/** A plan governs its own unit and what lies below it. */
export function requireGoverned(plan: { unitId: string; year: number }, areaIds: readonly string[]): void {
  if (!areaIds.includes(plan.unitId))
    refuseInput('input.planId', `the host was not in the unit of this plan of ${plan.year} on the day`);
}

/** What was withdrawn stays as it was. */
export function requireCounted({ withdrawn }: { withdrawn: boolean }): void {
  if (withdrawn)
    throw new Refusal('STATE_NOT_ALLOWED', 'This event was withdrawn; nothing about it changes any more.');
}
