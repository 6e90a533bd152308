import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { ModelState } from './movement-model.js';

/** A model is led, and a point applied, by an organisation or in a unit: by exactly one of them. */
export function requireOneHost(named: {
  organizationId?: string | null;
  unitId?: string | null;
}): { organizationId: string } | { unitId: string } {
  if (named.organizationId && named.unitId)
    refuseInput('input.unitId', 'give an organisation or a unit, not both');
  if (named.organizationId) return { organizationId: named.organizationId };
  if (named.unitId) return { unitId: named.unitId };
  return refuseInput('input.organizationId', 'an organisation or a unit is needed');
}

const APPLIED: ReadonlySet<ModelState> = new Set(['PILOT', 'LAUNCHED', 'RECOGNISED', 'REPLICATED']);

/** Points and teams belong to a model that is tried out or in use. */
export function requireApplied(state: ModelState): void {
  if (APPLIED.has(state)) return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `The model is ${state}; points and teams need one of ${[...APPLIED].join(', ')}.`,
  );
}

/** A step is not taken before the one it follows. */
export function requireStepAfter(previous: Day, takenOn: Day): void {
  if (takenOn < previous)
    refuseInput('input.takenOn', `is ${takenOn}, before the model’s last step on ${previous}`);
}

/** A span starts within the life of what holds it. */
export function requireSince(holder: { since: Day; until: Day | null }, since: Day): void {
  if (since < holder.since) refuseInput('input.since', `is ${since}, before ${holder.since}`);
  if (holder.until !== null) {
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `The point was closed on ${holder.until}; nothing can be added to it.`,
    );
  }
}

/** A span ends once, after it began. */
export function requireEnd(span: { since: Day; until: Day | null }, until: Day): void {
  if (span.until !== null) throw new Refusal('STATE_NOT_ALLOWED', `It was closed on ${span.until} already.`);
  if (until <= span.since)
    refuseInput('input.until', `is ${until}; it began on ${span.since} and ends later`);
}
