import { addMonths, type Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireCount } from '../../kit/numbers.js';
import type { Ownership } from '../references/organization.js';

/** Largest number of hired guards taken for true. */
const MAX_GUARDS = 10_000;

/** A contract that begins later than this after the last one ended does not renew it. */
const MAX_GAP_DAYS = 30;

const DAY_MS = 86_400_000;

export interface ContractSpan {
  startsOn: Day;
  endsOn: Day | null;
  terminatedOn: Day | null;
}

interface ContractTerms extends Omit<ContractSpan, 'terminatedOn'> {
  guards: number;
}

/** A contract begins within the life of its organisation, ends after it begins, and is about at least one guard. */
export function requireContract(
  { startsOn, endsOn, guards }: ContractTerms,
  organization: { establishedOn: Day | null; closedOn: Day | null },
): void {
  requireCount(guards, 'input.guards', MAX_GUARDS);
  if (guards === 0) refuseInput('input.guards', 'is 0; a contract provides at least one guard');
  if (endsOn && endsOn < startsOn)
    refuseInput('input.endsOn', `is ${endsOn}, before the first day ${startsOn}`);
  const { establishedOn, closedOn } = organization;
  if (establishedOn && startsOn < establishedOn)
    refuseInput(
      'input.startsOn',
      `is ${startsOn}, before the organisation was established on ${establishedOn}`,
    );
  if (closedOn && startsOn >= closedOn)
    refuseInput('input.startsOn', `is ${startsOn}; the organisation closed on ${closedOn}`);
}

/** First day without the service; null while no end is known. */
export function endOf({ endsOn, terminatedOn }: ContractSpan): Day | null {
  const termEnd = endsOn && new Date(Date.parse(endsOn) + DAY_MS).toISOString().slice(0, 10);
  if (!terminatedOn || !termEnd) return terminatedOn ?? termEnd;
  return terminatedOn < termEnd ? terminatedOn : termEnd;
}

/** A renewal follows a contract of the same organisation, at most 30 days after its end. */
export function requireRenewal(
  renewed: ContractSpan & { organizationId: string },
  renewal: { organizationId: string; startsOn: Day },
): void {
  if (renewed.organizationId !== renewal.organizationId)
    refuseInput('input.renewsId', 'is a contract of another organisation');
  if (renewal.startsOn <= renewed.startsOn)
    refuseInput(
      'input.startsOn',
      `is ${renewal.startsOn}; the renewed contract began on ${renewed.startsOn}`,
    );
  const end = endOf(renewed);
  const gap = end ? (Date.parse(renewal.startsOn) - Date.parse(end)) / DAY_MS : 0;
  if (gap > MAX_GAP_DAYS)
    refuseInput(
      'input.renewsId',
      `ended ${gap} days before ${renewal.startsOn}; a renewal follows within ${MAX_GAP_DAYS} days`,
    );
}

/** A contract is ended once, while it runs. */
export function requireTerminable(contract: ContractSpan, terminatedOn: Day): void {
  if (contract.terminatedOn)
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `The contract was ended on ${contract.terminatedOn}; nothing is possible any more.`,
    );
  if (terminatedOn <= contract.startsOn)
    refuseInput(
      'input.terminatedOn',
      `is ${terminatedOn}; the contract began on ${contract.startsOn}, it ends later`,
    );
  const end = endOf(contract);
  if (end && terminatedOn >= end)
    refuseInput(
      'input.terminatedOn',
      `is ${terminatedOn}; the contract ends by itself on ${contract.endsOn}`,
    );
}

/** A listed case exempts only contracts that run while it is in force. */
export function requireExemptible(
  contract: ContractSpan,
  exemption: { clause: string; validFrom: Day; validTo: Day | null },
): void {
  const { clause, validFrom, validTo } = exemption;
  const end = endOf(contract);
  if ((end && end <= validFrom) || (validTo && contract.startsOn >= validTo))
    refuseInput(
      'input.exemptionId',
      `${clause} is in force from ${validFrom}${validTo ? ` until ${validTo}` : ''}; the contract does not run then`,
      'R12',
    );
}

export interface Limit {
  instrument: string;
  ownership: Ownership;
  months: number;
  validFrom: Day;
  validTo: Day | null;
}

export interface Hiring extends ContractSpan {
  continuousSince: Day;
  ownership: Ownership;
  exempt: boolean;
}

const runsOn = (contract: ContractSpan, day: Day): boolean => {
  const end = endOf(contract);
  return contract.startsOn <= day && (end === null || day < end);
};

/**
 * R12: an organisation of a limited ownership hires a service that has run longer than the limit on `day`, and no
 * listed case exempts it. Contracts older than the rule run out at their term. Answers the limit and the first day over.
 */
export function findOverrun<One extends Limit>(
  hiring: Hiring,
  limits: readonly One[],
  day: Day,
): { limit: One; overrunSince: Day } | null {
  if (hiring.exempt || !runsOn(hiring, day)) return null;
  const limit = limits.find(
    ({ ownership, validFrom, validTo }) =>
      ownership === hiring.ownership &&
      hiring.startsOn >= validFrom &&
      validFrom <= day &&
      (!validTo || day < validTo),
  );
  if (!limit) return null;
  const overrunSince = addMonths(hiring.continuousSince, limit.months);
  return overrunSince <= day ? { limit, overrunSince } : null;
}
