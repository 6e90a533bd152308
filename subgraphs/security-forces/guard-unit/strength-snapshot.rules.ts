import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireCount } from '../../kit/numbers.js';
import { existsOn, type UnitSpan } from './guard-unit.rules.js';

/** Largest strength taken for true; the largest employers of the province report a few hundred guards. */
const MAX_GUARDS = 10_000;

export interface StrengthCounts {
  approved: number;
  present: number;
  meetsStandard: number;
}

/** Refuses counts no honest record has: below 0, beyond the bound, or more that meet the standard than there are. */
export function requireStrength({ approved, present, meetsStandard }: StrengthCounts): void {
  requireCount(approved, 'input.approved', MAX_GUARDS);
  requireCount(present, 'input.present', MAX_GUARDS);
  requireCount(meetsStandard, 'input.meetsStandard', MAX_GUARDS);
  if (meetsStandard > present) {
    refuseInput('input.meetsStandard', `is ${meetsStandard}, of ${present} guards present`);
  }
}

/** A unit is counted on a day on which it exists. */
export function requireCountable(unit: UnitSpan, asOf: Day): void {
  if (existsOn(unit, asOf)) return;
  const span = unit.dissolvedOn
    ? `${unit.establishedOn} until ${unit.dissolvedOn}`
    : `${unit.establishedOn} on`;
  refuseInput('input.asOf', `is ${asOf}; the unit exists from ${span}`);
}

/**
 * A thing counted once is counted again only as a correction that names the version it was based on.
 * `what` says what was counted, for the refusal.
 */
export function requireCorrection(
  existing: { version: number } | null,
  version: number | null,
  what: string,
): void {
  if (!existing && version === null) return;
  if (!existing) {
    throw new Refusal(
      'NOT_FOUND',
      `There is no record of ${what} to correct; leave \`version\` out to make one.`,
      {
        path: 'input.version',
      },
    );
  }
  if (existing.version === version) return;
  const basis = version === null ? 'names no version' : `was based on version ${version}`;
  throw new Refusal(
    'CONFLICT',
    `There is a record of ${what} already (version ${existing.version}); this change ${basis}. Read it again, then correct it.`,
    { path: 'input.version' },
  );
}
