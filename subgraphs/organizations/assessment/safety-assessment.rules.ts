import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { OrganizationKind } from '../organization/organization.js';
import type { AuthorityLevel } from '../standard/recognition-authority.js';
import type { SafetySubject } from '../standard/safety-standard.js';
import type { SafetyState } from './safety-assessment.js';

/** R1: a subject is assessed once a year; a dossier that was withdrawn does not count. */
export function requireFirstOfYear(
  known: readonly { year: number; state: SafetyState }[],
  year: number,
): void {
  const open = known.find((one) => one.year === year && one.state !== 'WITHDRAWN');
  if (!open) return;
  throw new Refusal(
    'CONFLICT',
    `The subject already has an assessment for ${year}, which is ${open.state}.`,
    {
      path: 'input.year',
      rule: 'R1',
    },
  );
}

export interface DatedAuthority {
  subject: SafetySubject;
  managedBy: AuthorityLevel;
  level: AuthorityLevel;
  validFrom: Day | null;
  validTo: Day | null;
}

interface Managed {
  subject: SafetySubject;
  managedBy: AuthorityLevel;
}

/** The level whose chair decides on a subject on a day, from the table of authorities. */
export function levelThatDecides(authorities: readonly DatedAuthority[], managed: Managed, day: Day) {
  const { subject, managedBy } = managed;
  const rows = authorities.filter((row) => row.subject === subject && row.managedBy === managedBy);
  const holds = rows.find(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= day) && (validTo === null || day < validTo),
  );
  if (holds) return holds.level;
  return refuseInput(
    'input.managedBy',
    `nobody decides on ${subject} managed by the ${managedBy} level on ${day}`,
  );
}

const ROLE_OF_LEVEL: Readonly<Record<AuthorityLevel, readonly string[]>> = {
  COMMUNE: ['COMMUNE_OFFICER', 'PROVINCE_OFFICER'],
  DISTRICT: ['PROVINCE_OFFICER'],
  PROVINCE: ['PROVINCE_OFFICER'],
};

/** A decision of a higher level is put on record by an officer of the province, not of the commune. */
export function requireLevel(role: string, level: AuthorityLevel): void {
  if (ROLE_OF_LEVEL[level].includes(role)) return;
  throw new Refusal('FORBIDDEN', `A decision of the ${level} level is put on record by a PROVINCE_OFFICER.`);
}

/** A year’s decision is taken inside the year or, at the latest, on the standard’s day of the next. */
export function requireDecisionDay(year: number, day: Day, decisionDue: string): void {
  const last = `${year + 1}-${decisionDue}`;
  if (day >= `${year}-01-01` && day <= last) return;
  refuseInput('input.takenOn', `is ${day}; the decision for ${year} is taken from ${year}-01-01 to ${last}`);
}

/** A step is not taken before the one it follows. */
export function requireStepAfter(last: Day, takenOn: Day): Day {
  if (takenOn >= last) return takenOn;
  return refuseInput('input.takenOn', `is ${takenOn}, before the step it follows, which was on ${last}`);
}

/** Members in favour are some or all of the council. */
export function requireCouncil({ agreed, members }: { agreed: number; members: number }): void {
  if (members < 1) refuseInput('input.councilMembers', `is ${members}; a council has at least one member`);
  if (agreed < 0 || agreed > members)
    refuseInput('input.councilAgreed', `is ${agreed}, not between 0 and the ${members} members`);
}

/** The subject an organisation of a kind is; null: it is none of the standard’s. */
export function subjectOfKind(
  kind: OrganizationKind,
): Exclude<SafetySubject, 'RESIDENTIAL_AREA' | 'COMMUNE'> | null {
  return kind === 'OTHER' ? null : kind;
}

const DAY_MS = 86_400_000;

/** Whole days from one day to a later one. */
export function countDaysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Figures are asked of years that have begun, from the first standard on. */
export function requireStatisticYear(year: number, today: Day): number {
  const running = Number(today.slice(0, 4));
  if (year >= 2012 && year <= running) return year;
  return refuseInput('year', `is ${year}; there are figures from 2012 to ${running}`);
}
