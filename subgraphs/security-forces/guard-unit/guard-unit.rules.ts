import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';

export interface UnitSpan {
  establishedOn: Day;
  dissolvedOn: Day | null;
}

export interface OrganizationSpan {
  establishedOn: Day | null;
  closedOn: Day | null;
}

/** A unit lives inside the life of its organisation, and not before the decision that sets it up. */
export function requireEstablishable(
  unit: { establishedOn: Day; decidedOn: Day },
  organization: OrganizationSpan,
): void {
  const { establishedOn, decidedOn } = unit;
  if (decidedOn > establishedOn) {
    refuseInput(
      'input.decidedOn',
      `is ${decidedOn}, after the unit was established on ${establishedOn}; the decision of the head sets it up`,
      'Decree 06/2013',
    );
  }
  if (organization.establishedOn && establishedOn < organization.establishedOn) {
    refuseInput(
      'input.establishedOn',
      `is ${establishedOn}, before the organisation was established on ${organization.establishedOn}`,
    );
  }
  if (organization.closedOn && establishedOn >= organization.closedOn) {
    refuseInput(
      'input.establishedOn',
      `is ${establishedOn}; the organisation closed on ${organization.closedOn}`,
    );
  }
}

/** A unit ends once, after it began and after its last count. */
export function requireDissolvable(unit: UnitSpan, lastCount: Day | null, dissolvedOn: Day): void {
  if (unit.dissolvedOn) {
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `The guard unit was dissolved on ${unit.dissolvedOn}; nothing is possible any more.`,
    );
  }
  if (dissolvedOn <= unit.establishedOn) {
    refuseInput(
      'input.dissolvedOn',
      `is ${dissolvedOn}; the unit was established on ${unit.establishedOn}, it ends later`,
    );
  }
  if (lastCount && dissolvedOn <= lastCount) {
    refuseInput(
      'input.dissolvedOn',
      `is ${dissolvedOn}; the unit was counted on ${lastCount}, it ends later`,
    );
  }
}

/** Whether a unit exists on a day; its last day is the one before its dissolution. */
export function existsOn({ establishedOn, dissolvedOn }: UnitSpan, day: Day): boolean {
  return establishedOn <= day && (dissolvedOn === null || dissolvedOn > day);
}
