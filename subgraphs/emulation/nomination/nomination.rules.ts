import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { EmulationRoundState, EmulationRoundType } from '../round/emulation-round.js';
import type { NominationState } from './nomination.js';

/** Nominations are written while the round takes them. */
export function requireNominating(state: EmulationRoundState): void {
  if (state === 'NOMINATING') return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `A nomination is written while its round is NOMINATING; it is ${state}.`,
  );
}

/** What was handed in is not rewritten; it is returned first. */
export function requireEditable(state: NominationState): void {
  if (state === 'DRAFT' || state === 'RETURNED') return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `A nomination is revised in state DRAFT or RETURNED; this one is ${state}.`,
  );
}

/** A single outstanding achievement has its day, in the year of the round; other achievements have the year alone. */
export function requireAchievedOn(
  round: { type: EmulationRoundType; year: number },
  achievedOn: Day | null,
  today: Day,
): Day | null {
  if (round.type !== 'AD_HOC') {
    if (achievedOn) refuseInput('input.achievedOn', `belongs to an AD_HOC round; this one is ${round.type}`);
    return null;
  }
  if (!achievedOn) refuseInput('input.achievedOn', 'is needed in an AD_HOC round');
  if (achievedOn > today) refuseInput('input.achievedOn', `is ${achievedOn}, which lies in the future`);
  if (Number(achievedOn.slice(0, 4)) !== round.year)
    refuseInput('input.achievedOn', `is ${achievedOn}; the round rewards achievements of ${round.year}`);
  return achievedOn;
}

/** An award is proposed at a level at which some office decides it (R7). */
export function requireLevelOfKind(
  authorities: readonly { level: string }[],
  { code, level }: { code: string; level: string },
): void {
  const levels = [...new Set(authorities.map((one) => one.level))].toSorted();
  if (!levels.includes(level))
    refuseInput(
      'input.level',
      `${code} is not decided at the level ${level}, but at ${levels.join(', ')}`,
      'R7',
    );
}
