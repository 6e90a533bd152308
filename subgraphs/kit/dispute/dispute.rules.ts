import { Refusal, refuseInput } from '../errors.js';
import type { DisputeState } from './dispute.js';

/** A dispute is decided once, one way or the other, in the version that was read. */
export function requireDecidable(
  dispute: { state: DisputeState; version: number },
  { outcome, version }: { outcome: DisputeState; version: number },
): void {
  if (outcome === 'OPEN') refuseInput('input.outcome', 'is OPEN; a decision is UPHELD or DISMISSED');
  if (dispute.version !== version) {
    throw new Refusal(
      'CONFLICT',
      `This dispute is in version ${dispute.version}, the decision was based on ${version}. Read it again, then retry.`,
      { path: 'input.version' },
    );
  }
  if (dispute.state !== 'OPEN') {
    throw new Refusal('STATE_NOT_ALLOWED', `The dispute is ${dispute.state}; only an open one is decided.`);
  }
}
