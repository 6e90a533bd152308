import { Refusal, refuseInput } from '../../kit/errors.js';
import type {
  EducationLevel,
  OrganizationKind,
  OrganizationStatus,
  Ownership,
  SizeClass,
} from './organization.js';

/** Largest headcount taken for true; the country's largest employers have about a tenth of it. */
export const MAX_WORKFORCE = 1_000_000;

const FOREIGN: ReadonlySet<Ownership> = new Set(['FOREIGN_INVESTED_100', 'FOREIGN_JOINT_VENTURE']);

/** Foreign capital, wholly or in a joint venture (clause 4h). */
export function isForeignInvested(ownership: Ownership): boolean {
  return FOREIGN.has(ownership);
}

/** A size class belongs to enterprises, an education level to schools, and a school always states its own. */
export function requireFittingKind(facts: {
  kind: OrganizationKind;
  sizeClass?: SizeClass | null;
  educationLevel?: EducationLevel | null;
}): void {
  if (facts.sizeClass && facts.kind !== 'ENTERPRISE')
    refuseInput('input.sizeClass', `only an ENTERPRISE has one; this is ${facts.kind}`);
  if (facts.educationLevel && facts.kind !== 'SCHOOL')
    refuseInput('input.educationLevel', `only a SCHOOL has one; this is ${facts.kind}`);
  if (!facts.educationLevel && facts.kind === 'SCHOOL') {
    refuseInput('input.educationLevel', 'a SCHOOL states its level: the safety standard depends on it');
  }
}

const EVENT_FOR: Readonly<Record<OrganizationStatus, string>> = { ACTIVE: 'close', CLOSED: 'reopen' };

/** Only an active organisation can be changed or closed, only a closed one reopened. */
export function requireStatus(status: OrganizationStatus, wanted: OrganizationStatus, event: string): void {
  if (status === wanted) return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `The organisation is ${status}; ${event} needs ${wanted}. Possible now: ${EVENT_FOR[status]}.`,
  );
}
