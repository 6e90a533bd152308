import type { Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';
import type { AuthorityBodyKind, AuthorityBodyLevel } from './authority-body.js';

export interface DatedBody {
  nameVi: string;
  validFrom: Day | null;
  validTo: Day | null;
}

/** Whether a body exists on a day; its last day is the one before `validTo`. */
export function existsOn(
  { validFrom, validTo }: Pick<DatedBody, 'validFrom' | 'validTo'>,
  day: Day,
): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || validTo > day);
}

/** R19: a body that is abolished, or not yet there, receives no new task and issues no document. */
export function requireExistingBody(body: DatedBody, day: Day, path: string): void {
  if (existsOn(body, day)) return;
  const reason =
    body.validTo !== null && body.validTo <= day
      ? `was abolished on ${body.validTo}; name its successor`
      : `exists only from ${body.validFrom}`;
  refuseInput(path, `${body.nameVi} ${reason} (day in question: ${day})`, 'R19');
}

/** A body of a level belongs to a unit of that level, a CENTRAL one to none. */
export function requireFittingUnit(
  level: AuthorityBodyLevel,
  unit: { nameVi: string; level: string } | null,
): void {
  if (level === 'CENTRAL') {
    if (unit) refuseInput('input.unitId', `a CENTRAL body belongs to no unit, but ${unit.nameVi} is named`);
    return;
  }
  if (!unit) refuseInput('input.unitId', `a body of level ${level} needs its administrative unit`);
  if (unit.level !== level)
    refuseInput('input.unitId', `${unit.nameVi} is a unit of level ${unit.level}, the body one of ${level}`);
}

/** A body ends after it began, and once. */
export function requireEnding(body: DatedBody, validTo: Day): void {
  if (body.validTo !== null)
    refuseInput('input.validTo', `${body.nameVi} was already abolished on ${body.validTo}`);
  if (body.validFrom !== null && validTo <= body.validFrom)
    refuseInput('input.validTo', `is ${validTo}; ${body.nameVi} exists only from ${body.validFrom}`);
}

/**
 * Whoever takes over must exist on that day and never lead back to the body it follows: a chain with a cycle
 * has no end at which somebody would hold the duty. `chain` begins with the successor and follows its successors.
 */
export function requireSuccessorChain(
  bodyId: string,
  chain: readonly (DatedBody & { id: string })[],
  day: Day,
): void {
  const end = chain.findIndex(({ id }) => id === bodyId);
  if (end >= 0) {
    const names = chain.slice(0, end + 1).map(({ nameVi }) => nameVi);
    refuseInput('input.successorId', `the body would follow itself: ${names.join(' → ')}`);
  }
  const [successor] = chain;
  if (successor && !existsOn(successor, day)) {
    const span = `${successor.validFrom ?? 'before the records begin'} until ${successor.validTo ?? 'today'}`;
    refuseInput('input.successorId', `${successor.nameVi} does not exist on ${day} (valid from ${span})`);
  }
}

const WITH_STANDING_BODY: readonly AuthorityBodyKind[] = ['STEERING_COMMITTEE', 'EMULATION_COUNCIL'];

/** Committees and councils meet; somebody else does their daily work. Other bodies do their own. */
export function requireStandingKind(kind: AuthorityBodyKind): void {
  if (!WITH_STANDING_BODY.includes(kind))
    refuseInput('input.standingBodyId', `a ${kind} has none, only ${WITH_STANDING_BODY.join(' and ')} do`);
}
