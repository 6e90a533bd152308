import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { AuthorityBodyKind } from '../authority/authority-body.js';
import { type DatedBody, requireExistingBody } from '../authority/authority-body.rules.js';
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

/** Committees that meet direct the movement; they manage no organisation. */
const MANAGES_NONE: ReadonlySet<AuthorityBodyKind> = new Set(['STEERING_COMMITTEE', 'EMULATION_COUNCIL']);

/** Who manages an organisation exists today (R19), is no committee, and acts where the organisation is. */
export function requireManagingBody(
  body: DatedBody & { kind: AuthorityBodyKind; unitId: string | null },
  areaIds: readonly string[],
  today: Day,
): void {
  const path = 'input.managingBodyId';
  requireExistingBody(body, today, path);
  if (MANAGES_NONE.has(body.kind))
    refuseInput(path, `${body.nameVi} is a ${body.kind}, which manages no organisation`);
  if (body.unitId !== null && !areaIds.includes(body.unitId))
    refuseInput(path, `${body.nameVi} does not act where the organisation is`);
}

/** A day in the life of an organisation: nothing is on record before it began or after it closed. */
export function requireDayInLife(
  organization: { establishedOn: Day | null; closedOn: Day | null },
  day: Day,
  path: string,
): Day {
  const { establishedOn, closedOn } = organization;
  if (establishedOn !== null && day < establishedOn)
    refuseInput(path, `is ${day}, before the organisation was established on ${establishedOn}`);
  if (closedOn !== null && day >= closedOn)
    refuseInput(path, `is ${day}; the organisation closed on ${closedOn}`);
  return day;
}

interface FormerName {
  name: string;
  until: Day;
}

/**
 * A new name differs from the present one and does not begin before it did. On the very day the present one began it
 * corrects it: a name that held for no day is not kept. Returns whether the present name is to be kept.
 */
export function requireNewName(
  { name, establishedOn }: { name: string; establishedOn: Day | null },
  former: readonly FormerName[],
  next: { name: string; renamedOn: Day },
): boolean {
  if (next.name === name) refuseInput('input.name', `is ${name}, which is its name already`);
  const last = former
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
  const since = last ?? establishedOn;
  if (since !== null && next.renamedOn < since)
    refuseInput('input.renamedOn', `is ${next.renamedOn}; it has its present name since ${since}`);
  return next.renamedOn !== since;
}

/** The name on a day: of the former ones the first that had not ended, else the present one. */
export function nameOn(former: readonly FormerName[], present: string, day: Day): string {
  const [first] = former.filter(({ until }) => day < until).toSorted((a, b) => (a.until < b.until ? -1 : 1));
  return first?.name ?? present;
}
