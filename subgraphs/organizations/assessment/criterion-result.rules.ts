import { Refusal, refuseInput } from '../../kit/errors.js';
import type { CriterionMeasure } from '../standard/criterion.js';
import type { CriterionOutcome } from './criterion-result.js';
import { type AppliedStandard, toWords } from './safety-registration.rules.js';

type Applied = Pick<AppliedStandard, 'instrument' | 'version'>;

export interface AskedCriterion {
  id: string;
  code: string;
  threshold: number | null;
  measure: CriterionMeasure | null;
}

export interface Informed {
  informedCount: number;
  headcount: number;
}

/** R6: nobody is informed who is not there. */
export function requireInformed({ informedCount, headcount }: Informed): void {
  if (informedCount <= headcount) return;
  refuseInput(
    'input.informedCount',
    `is ${informedCount}, more than the ${headcount} people who work or learn there`,
    'R6',
  );
}

/** Largest share in hundredths of a percent that the figures reach; 18 of 25 is 72 %. */
const toPercent = (part: number, whole: number): string => `${Math.floor((part / whole) * 10_000) / 100} %`;

/** R2: a commune is recognised only when enough of its residential areas are. */
export function requireAreaShare(
  { criterion, standard }: { criterion: AskedCriterion; standard: Applied },
  { recognised, areas }: { recognised: number; areas: number },
): void {
  const { code, threshold } = criterion;
  if (threshold === null || (areas > 0 && recognised / areas >= threshold)) return;
  const share = areas > 0 ? `${recognised} of ${areas} (${toPercent(recognised, areas)})` : 'none on record';
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `RECOGNISE is not possible: ${code} asks for ${threshold * 100} % of the residential areas, recognised are ${share} (${toWords(standard)}).`,
    { rule: 'R2' },
  );
}

/** An outcome may not contradict a share the register computes: MET needs the share of the criterion. */
export function requireInformedOutcome(
  { criterion, standard }: { criterion: AskedCriterion; standard: Applied },
  outcome: CriterionOutcome,
  { informedCount, headcount }: Informed,
): void {
  const { code, threshold, measure } = criterion;
  if (measure !== 'INFORMED_SHARE' || threshold === null || outcome !== 'MET') return;
  if (headcount > 0 && informedCount / headcount >= threshold) return;
  refuseInput(
    'input.results',
    `${code} cannot be MET: it asks for ${threshold * 100} % informed, the figures are ${informedCount} of ${headcount} (${toWords(standard)})`,
    'R6',
  );
}

export interface NamedOutcome {
  code: string;
  outcome: CriterionOutcome;
  document?: string | null;
}

/** The outcomes by criterion; refuses a code the subject is not asked for, and one named twice. */
export function matchOutcomes<One extends AskedCriterion>(
  asked: readonly One[],
  named: readonly NamedOutcome[],
): { criterion: One; named: NamedOutcome }[] {
  const seen = new Set<string>();
  return named.map((one, i) => {
    const criterion = asked.find(({ code }) => code === one.code);
    if (!criterion) {
      const codes = asked.map(({ code }) => code).join(', ') || 'none';
      refuseInput(`input.results.${i}.code`, `${one.code} is not asked of this subject; asked are: ${codes}`);
    }
    if (seen.has(one.code)) refuseInput(`input.results.${i}.code`, `${one.code} is named twice`);
    seen.add(one.code);
    return { criterion, named: one };
  });
}

/** A self-assessment gives every criterion an outcome. */
export function requireAllNamed(asked: readonly AskedCriterion[], named: readonly NamedOutcome[]): void {
  const missing = asked.filter(({ code }) => !named.some((one) => one.code === code)).map(({ code }) => code);
  if (missing.length) refuseInput('input.results', `these criteria have no outcome: ${missing.join(', ')}`);
}
