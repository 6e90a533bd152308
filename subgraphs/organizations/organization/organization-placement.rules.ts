import type { Day } from '../../kit/clock.js';
import { type Dated, requireExistedOn } from '../../kit/days.js';
import { refuseInput } from '../../kit/errors.js';

export interface DatedUnit extends Dated {
  level: string;
  validityKnown: boolean;
}

export interface DatedPlacement {
  unitId: string;
  validFrom: Day;
  validTo: Day | null;
}

/** R14: a place must have existed on the day an organisation is put there. */
export function requireCommuneOn(unit: DatedUnit, day: Day, path: string): void {
  if (unit.level !== 'COMMUNE')
    refuseInput(path, `${unit.nameVi} is no commune; organisations are placed in communes`, 'R14');
  if (!unit.validityKnown)
    refuseInput(path, `${unit.nameVi} did not exist on ${day} (its dates are unknown)`, 'R14');
  requireExistedOn(unit, day, { path, rule: 'R14' });
}

/** A move starts a new span after the start of the open one; it never rewrites history. */
export function requireMoveAfter(open: DatedPlacement, establishedOn: Day | null, movedOn: Day): void {
  if (establishedOn && movedOn < establishedOn) {
    refuseInput(
      'input.movedOn',
      `is ${movedOn}, before the organisation was established on ${establishedOn}`,
    );
  }
  if (movedOn <= open.validFrom) {
    refuseInput(
      'input.movedOn',
      `is ${movedOn}; the organisation has been where it is since ${open.validFrom}, a move comes later`,
    );
  }
}

/** An organisation operated at least from the start of its present placement. */
export function requireClosingAfter(open: DatedPlacement, closedOn: Day): void {
  if (closedOn <= open.validFrom) {
    refuseInput(
      'input.closedOn',
      `is ${closedOn}; the organisation has been where it is since ${open.validFrom}, it closes later`,
    );
  }
}

export interface Successor {
  toId: string;
  extent: string;
  effectiveOn: Day;
}

/**
 * Where an address review may put an organisation: a successor of its abolished commune. While the extent of a
 * succession is UNKNOWN the source may have left successors out, so any commune of that day is accepted then.
 */
export function requireSuccessor(successors: readonly Successor[], unitId: string): Successor {
  const named =
    successors.find(({ toId }) => toId === unitId) ?? successors.find(({ extent }) => extent === 'UNKNOWN');
  return named ?? refuseInput('input.unitId', 'is not a successor of the commune the organisation was in');
}
