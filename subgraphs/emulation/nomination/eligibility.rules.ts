import type { EmulationRoundType } from '../round/emulation-round.js';
import type { NominationState } from './nomination.js';
import { explainCouncilVote, type CouncilVote } from './council-vote.rules.js';

export type EligibilityRule =
  'REGISTRATION' | 'CONSECUTIVE_YEARS' | 'ONCE_ONLY' | 'SAME_ACHIEVEMENT' | 'RECOGNITION' | 'COUNCIL_RATIO';
export type EligibilityOutcome = 'MET' | 'NOT_MET' | 'NOT_APPLICABLE' | 'OPEN';

export interface Finding {
  rule: EligibilityRule;
  outcome: EligibilityOutcome;
  reason: string;
  instrument: string | null;
}

/** An award that stands: a revoked one is in history, and counts for nothing (R18). */
export interface StandingAward {
  kindCode: string;
  year: number;
  decisionNumber: string;
}

/** Another nomination of the organisation for the same achievement. */
export interface Rival {
  kindCode: string;
  isForm: boolean;
  state: NominationState;
}

export interface NeededYears {
  neededCode: string;
  years: number;
  instrument: string;
}

export interface EligibilityFacts extends CouncilVote {
  kindCode: string;
  /** A form of commendation, not a title. */
  isForm: boolean;
  year: number;
  roundType: EmulationRoundType;
  isRegistered: boolean;
  /** As the change feed of organizations tells: a recognition of the year that stands. */
  isRecognised: boolean;
  recognitionDocument: string | null;
  awards: readonly StandingAward[];
  rivals: readonly Rival[];
  needed: readonly NeededYears[];
  /** Which instrument says R10 in the year; null: none of that year is known. */
  sameInstrument: string | null;
}

/** Years in a row, without a gap, that end with `last`. */
export function countYearsInRow(years: readonly number[], last: number): number {
  const known = new Set(years);
  let count = 0;
  while (known.has(last - count)) count += 1;
  return count;
}

const finding = (
  rule: EligibilityRule,
  outcome: EligibilityOutcome,
  { reason, instrument = null }: { reason: string; instrument?: string | null },
): Finding => ({ rule, outcome, reason, instrument });

function explainRegistration({ roundType, isRegistered, kindCode }: EligibilityFacts): Finding {
  if (roundType === 'AD_HOC')
    return finding('REGISTRATION', 'NOT_APPLICABLE', { reason: 'An AD_HOC round has no registration.' });
  return isRegistered
    ? finding('REGISTRATION', 'MET', { reason: `The organisation registered for ${kindCode} in this round.` })
    : finding('REGISTRATION', 'NOT_MET', {
        reason: `The organisation did not register for ${kindCode} in this round.`,
      });
}

/** R8: years of achievement in a row, ending with the year of the nomination or the one before it. */
export function explainConsecutiveYears({
  roundType,
  needed,
  awards,
  year,
  kindCode,
}: Pick<EligibilityFacts, 'roundType' | 'needed' | 'awards' | 'year' | 'kindCode'>): Finding[] {
  if (roundType !== 'ANNUAL' || needed.length === 0) {
    const reason = `No years in a row are needed for ${kindCode} in a round of type ${roundType}.`;
    return [finding('CONSECUTIVE_YEARS', 'NOT_APPLICABLE', { reason })];
  }
  return needed.map(({ neededCode, years, instrument }) => {
    const won = awards.filter((award) => award.kindCode === neededCode).map((award) => award.year);
    const inRow = Math.max(countYearsInRow(won, year), countYearsInRow(won, year - 1));
    const list = won.toSorted((a, b) => a - b).join(', ') || 'none';
    const reason = `${neededCode} is needed ${years} years in a row up to ${year} or ${year - 1}; there are ${inRow} (years won: ${list}).`;
    return finding('CONSECUTIVE_YEARS', inRow >= years ? 'MET' : 'NOT_MET', { reason, instrument });
  });
}

/** R10: the same award of a year stands once, and one achievement gets one form of commendation. A title is no form. */
export function explainSameAchievement({
  awards,
  rivals,
  kindCode,
  year,
  isForm,
  sameInstrument: instrument,
}: Pick<EligibilityFacts, 'awards' | 'rivals' | 'kindCode' | 'year' | 'isForm' | 'sameInstrument'>): Finding {
  const same = awards.find((award) => award.kindCode === kindCode && award.year === year);
  if (same) {
    const reason = `${kindCode} of ${year} was already awarded by ${same.decisionNumber}; one achievement is not rewarded twice.`;
    return finding('SAME_ACHIEVEMENT', 'NOT_MET', { reason, instrument });
  }
  const rival = rivals.find((one) => one.kindCode === kindCode || (isForm && one.isForm));
  if (rival) {
    const reason = `The same achievement is already nominated for ${rival.kindCode} (${rival.state}); one achievement is not rewarded twice.`;
    return finding('SAME_ACHIEVEMENT', 'NOT_MET', { reason, instrument });
  }
  const reason = `No standing award and no other nomination rewards this achievement of ${year}.`;
  return finding('SAME_ACHIEVEMENT', 'MET', { reason, instrument });
}

/**
 * The result of the year is a basis of the yearly commendation. It may be decided until the January after, and is not
 * asked of everyone (R3), so without it the rule stays open: a document that is named alone does not make it hold.
 */
function explainRecognition({
  roundType,
  isRecognised,
  recognitionDocument,
  year,
}: EligibilityFacts): Finding {
  if (roundType !== 'ANNUAL')
    return finding('RECOGNITION', 'NOT_APPLICABLE', { reason: 'Only an ANNUAL round asks for it.' });
  const named = recognitionDocument ? ` The nomination names ${recognitionDocument}.` : '';
  return isRecognised
    ? finding('RECOGNITION', 'MET', {
        reason: `The register has it as recognised as safe in ${year}.${named}`,
      })
    : finding('RECOGNITION', 'OPEN', {
        reason: `The register has no recognition as safe in ${year} that stands; the office looks it up.${named}`,
      });
}

const ONCE_ONLY = finding('ONCE_ONLY', 'NOT_APPLICABLE', {
  reason: 'Once-only medals are for persons (R9); this is a collective.',
});

/** Every rule on a nomination, each with its figures in words. */
export function explainEligibility(facts: EligibilityFacts): Finding[] {
  const vote = explainCouncilVote(facts);
  return [
    explainRegistration(facts),
    ...explainConsecutiveYears(facts),
    ONCE_ONLY,
    explainSameAchievement(facts),
    explainRecognition(facts),
    finding('COUNCIL_RATIO', vote.outcome, vote),
  ];
}

const NUMBERS: Partial<Record<EligibilityRule, string>> = {
  CONSECUTIVE_YEARS: 'R8',
  ONCE_ONLY: 'R9',
  SAME_ACHIEVEMENT: 'R10',
  COUNCIL_RATIO: 'R11',
};

/** Why a step is closed to a nomination: each rule that is not met, its number, reason and instrument; null: none. */
const toObstacle = (findings: readonly Finding[]): string | null =>
  findings
    .filter(({ outcome }) => outcome === 'NOT_MET')
    .map(({ rule, reason, instrument }) => {
      const sources = [NUMBERS[rule], instrument].filter(Boolean).join(', ');
      return `${rule}${sources && ` (${sources})`}: ${reason}`;
    })
    .join(' ') || null;

/** Why the office cannot confirm a nomination, or null. The vote comes later. */
export const findObstacle = (findings: readonly Finding[]): string | null =>
  toObstacle(findings.filter(({ rule }) => rule !== 'COUNCIL_RATIO'));

/** Why the vote does not carry a nomination, or null (R11). */
export const findVoteObstacle = (findings: readonly Finding[]): string | null =>
  toObstacle(findings.filter(({ rule }) => rule === 'COUNCIL_RATIO'));
