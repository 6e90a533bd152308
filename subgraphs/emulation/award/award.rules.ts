import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { AwardLevel, DecidingOffice } from './award-authority.js';
import type { AwardRecipient, CommendationForm, EmulationTitle } from './award-kind.js';

interface Chosen {
  title?: EmulationTitle | null;
  form?: CommendationForm | null;
}

/** A title is competed for, a form of commendation is given: an award is one of them, never both. */
export function requireOneKind({
  title,
  form,
}: Chosen): { title: EmulationTitle } | { form: CommendationForm } {
  if (title && form)
    refuseInput('input.form', `an award is a title or a form, not both (${title} and ${form})`);
  if (title) return { title };
  if (form) return { form };
  return refuseInput('input.title', 'an award needs a title or a form');
}

/** Refuses an award that its catalogue row keeps for the other sort of recipient. */
export function requireRecipient(
  kind: { nameVi: string; title: EmulationTitle | null; recipient: AwardRecipient },
  recipient: Exclude<AwardRecipient, 'BOTH'>,
  path = kind.title ? 'input.title' : 'input.form',
): void {
  if (kind.recipient === 'BOTH' || kind.recipient === recipient) return;
  refuseInput(path, `${kind.nameVi} is for ${kind.recipient} recipients only, not ${recipient}`);
}

export interface Authority {
  office: DecidingOffice;
  level: AwardLevel;
  validFrom: Day | null;
  validTo: Day | null;
}

export interface Decision {
  decidedBy: DecidingOffice;
  level: AwardLevel;
  decidedOn: Day;
}

const toWords = ({ office, level, validFrom, validTo }: Authority): string =>
  `${office} at level ${level}${validFrom ? ` from ${validFrom}` : ''}${validTo ? ` before ${validTo}` : ''}`;

/** R7: the deciding office must have had the authority, at this level, on the day of the decision. */
export function requireAuthority(authorities: readonly Authority[], decision: Decision): void {
  const { decidedBy, level, decidedOn } = decision;
  const holds = authorities.some(
    (one) =>
      one.office === decidedBy &&
      one.level === level &&
      (one.validFrom === null || one.validFrom <= decidedOn) &&
      (one.validTo === null || decidedOn < one.validTo),
  );
  if (holds) return;
  const holders = authorities.map(toWords).join('; ');
  refuseInput(
    'input.decidedBy',
    `${decidedBy} at level ${level} could not decide this award on ${decidedOn}; it is decided by ${holders}`,
    'R7',
  );
}

/** One decision is of one level: an award of another level under its number is a typing error (R7). */
export function requireSameLevel(
  decision: { number: string; decidedOn: Day; level: AwardLevel },
  level: AwardLevel,
): void {
  if (decision.level !== level)
    refuseInput(
      'input.level',
      `is ${level}; decision ${decision.number} of ${decision.decidedOn} is on record at the level ${decision.level}`,
      'R7',
    );
}

/** An award that stands is handed over once, not before it was decided. */
export function requirePresentable(
  award: { decidedOn: Day; revokedOn: Day | null; presentedOn: Day | null },
  presentedOn: Day,
): void {
  const reason = award.revokedOn
    ? `was revoked on ${award.revokedOn} (R18)`
    : award.presentedOn && `was handed over on ${award.presentedOn}`;
  if (reason) throw new Refusal('STATE_NOT_ALLOWED', `The award ${reason}; it cannot be handed over.`);
  if (presentedOn < award.decidedOn)
    refuseInput('input.presentedOn', `is ${presentedOn}, before the award was decided on ${award.decidedOn}`);
}

/** Longest time from an achievement to its decision; awards of the State take up to two years. */
const YEARS_TO_DECISION = 2;

/** The year of an achievement is not after its decision, not long before it, and not before the recipient existed. */
export function requireAwardYear(year: number, decidedOn: Day, establishedOn: Day | null): number {
  const decided = Number(decidedOn.slice(0, 4));
  if (year > decided || year < decided - YEARS_TO_DECISION) {
    refuseInput(
      'input.year',
      `is ${year}; a decision of ${decidedOn} rewards a year from ${decided - YEARS_TO_DECISION} to ${decided}`,
    );
  }
  if (establishedOn && year < Number(establishedOn.slice(0, 4))) {
    refuseInput('input.year', `is ${year}, before the organisation was established on ${establishedOn}`);
  }
  return year;
}

/** A medal is received once in life. Nothing here points at a person, so the same name at the same place is the sign. */
export function requireOnceOnly(
  kind: { nameVi: string; onceOnly: boolean; instrument: string | null },
  earlier: { decisionNumber: string } | null,
  isNamesake: boolean,
): void {
  if (!kind.onceOnly || !earlier || isNamesake) return;
  throw new Refusal(
    'CONFLICT',
    `${kind.nameVi} is given once to a person (${['R9', kind.instrument].filter(Boolean).join(', ')}); someone of this name in this organisation has it by ${earlier.decisionNumber}. For another person of the same name say so in isNamesake.`,
    { path: 'input.recipientName', rule: 'R9' },
  );
}

/** R18: an award is revoked once, after its decision; the award stays in history. */
export function requireRevocable(award: { decidedOn: Day; revokedOn: Day | null }, revokedOn: Day): void {
  if (award.revokedOn) {
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `The award was revoked on ${award.revokedOn}; nothing more can be done with it.`,
      { rule: 'R18' },
    );
  }
  if (revokedOn < award.decidedOn) {
    refuseInput(
      'input.revokedOn',
      `is ${revokedOn}, before the award was decided on ${award.decidedOn}`,
      'R18',
    );
  }
}
