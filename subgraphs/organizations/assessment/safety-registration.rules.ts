import type { Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';
import type { EducationLevel, SizeClass } from '../organization/organization.js';
import type { SafetySubject } from '../standard/safety-standard.js';

/** A standard with the number of its instrument, so that a rule can say what it applied. */
export interface AppliedStandard {
  instrument: string;
  version: number;
  firstYear: number;
  lastYear: number | null;
  registrationDue: string;
}

/** How a refusal names what it applied. */
export const toWords = ({ instrument, version }: Pick<AppliedStandard, 'instrument' | 'version'>): string =>
  `${instrument}, version ${version}`;

/** R4: the standard a year belongs to. 2022 belongs to 124/2021, in force before its first quarter ended. */
export function standardOfYear<One extends AppliedStandard>(standards: readonly One[], year: number): One {
  const found = standards.find(
    ({ firstYear, lastYear }) => firstYear <= year && (lastYear === null || year <= lastYear),
  );
  if (found) return found;
  const known = standards.map((one) => `${toWords(one)} from ${one.firstYear} to ${one.lastYear ?? 'now'}`);
  return refuseInput('input.year', `is ${year}; no standard covers it (known: ${known.join('; ')})`, 'R4');
}

/** R5: a registration after the standard’s last day is accepted only when it says that it is late. */
export function requireRegistrationDay(
  { standard, year }: { standard: AppliedStandard; year: number },
  registeredOn: Day,
  late: boolean,
): void {
  if (registeredOn.slice(0, 4) !== String(year))
    refuseInput('input.registeredOn', `is ${registeredOn}; a registration for ${year} is made in ${year}`);
  const due = `${year}-${standard.registrationDue}`;
  const isLate = registeredOn > due;
  if (isLate && !late) {
    refuseInput(
      'input.late',
      `the registration of ${registeredOn} came after ${due} and must say that it is late (${toWords(standard)})`,
      'R5',
    );
  }
  if (late && !isLate) refuseInput('input.late', `${registeredOn} is not after ${due}`, 'R5');
}

export interface Eligibility {
  subject: SafetySubject;
  excludedSizeClasses: readonly SizeClass[];
  excludedEducationLevels: readonly EducationLevel[];
  excludesArmedForces: boolean;
}

export interface SubjectFacts {
  /** Null: no subject of any standard, e.g. a cooperative. */
  subject: SafetySubject | null;
  sizeClass: SizeClass | null;
  educationLevel: EducationLevel | null;
  armedForces: boolean;
}

function exclusionOf(row: Eligibility | undefined, facts: SubjectFacts): string | null {
  if (!row) return 'it is no subject of the standard';
  const { sizeClass, educationLevel, armedForces } = facts;
  if (row.excludesArmedForces && armedForces) return 'units of the armed forces are left out';
  if (row.excludedSizeClasses.length && sizeClass === null)
    return `its size class is not declared, and ${row.excludedSizeClasses.join(', ')} are left out`;
  if (sizeClass && row.excludedSizeClasses.includes(sizeClass))
    return `${sizeClass} enterprises are left out`;
  if (educationLevel && row.excludedEducationLevels.includes(educationLevel))
    return `${educationLevel} schools are left out`;
  return null;
}

/** R3: who may register depends on the standard of the year; the subject that asks is given back. */
export function requireEligible(
  { standard, eligibility }: { standard: AppliedStandard; eligibility: readonly Eligibility[] },
  facts: SubjectFacts,
): SafetySubject {
  const row = eligibility.find(({ subject }) => subject === facts.subject);
  const reason = exclusionOf(row, facts);
  if (row && reason === null) return row.subject;
  return refuseInput('input', `the subject cannot register: ${reason} (${toWords(standard)})`, 'R3');
}

/** An organisation is eligible as it was on 1 January: it existed then, and has not closed since. */
export function requireOpenOrganization(
  { establishedOn, closedOn }: { establishedOn: Day | null; closedOn: Day | null },
  registeredOn: Day,
): void {
  const firstDay = `${registeredOn.slice(0, 4)}-01-01`;
  if (establishedOn && establishedOn > firstDay)
    refuseInput(
      'input.year',
      `the organisation was established on ${establishedOn}, after ${firstDay}`,
      'R3',
    );
  if (closedOn && closedOn <= registeredOn)
    refuseInput('input.registeredOn', `the organisation closed on ${closedOn}`);
}
