import type { EntityManager } from '@mikro-orm/postgresql';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { type GuardForm, GuardUnit } from '../../subgraphs/security-forces/guard-unit/guard-unit.js';
import { StrengthSnapshot } from '../../subgraphs/security-forces/guard-unit/strength-snapshot.js';
import { TrainingAttendance } from '../../subgraphs/security-forces/training/training-attendance.js';
import {
  type TrainingAudience,
  TrainingCourse,
} from '../../subgraphs/security-forces/training/training-course.js';
import { insertRows } from './insert.js';
import type { SeedCounts, SeedOrganization, SeedPlan } from './plan.js';
import { addDays, type Random } from './random.js';

const CHUNK = 2000;

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];
const LAST_YEAR = 2026;

/** The organisation the documentation asks about: counted every year, short of guards, trained this year. */
const FIRST = 'HD-0001';

/** In force from then on; the units on record were set up under it. */
const DECREE_06 = '2013-03-01';

interface Guarding {
  chance: number;
  /** Guards approved. */
  approved: number;
  forms: readonly GuardForm[];
}

/** How likely an organisation is guarded, and how: a large employer by a force of its own or a service company. */
function guardingOf({ kind, sizeClass, workforce }: SeedOrganization, random: Random): Guarding {
  if (kind === 'SCHOOL')
    return { chance: 0.85, approved: random.int(1, 3), forms: ['PART_TIME', 'PART_TIME', 'FULL_TIME'] };
  if (kind === 'AGENCY')
    return { chance: 0.8, approved: random.int(1, 5), forms: ['PART_TIME', 'FULL_TIME'] };
  if (kind === 'OTHER') return { chance: 0.15, approved: 1, forms: ['PART_TIME'] };
  const approved = Math.min(120, Math.max(2, Math.round((workforce ?? 50) / 60)));
  if (sizeClass === 'LARGE')
    return { chance: 0.99, approved, forms: ['FULL_TIME', 'FULL_TIME', 'OUTSOURCED'] };
  const chance = sizeClass === 'MEDIUM' ? 0.9 : sizeClass === 'SMALL' ? 0.45 : 0.05;
  return { chance, approved, forms: ['PART_TIME', 'PART_TIME', 'FULL_TIME', 'OUTSOURCED'] };
}

interface SeedUnit {
  id: string;
  organizationId: string;
  form: GuardForm;
  establishedOn: string;
  dissolvedOn: string | null;
  approved: number;
}

const earlier = (day: string, other: string | null): string => (other !== null && other < day ? other : day);

/** The guard units of an organisation; about one in thirty was dissolved and gave way to a service company. */
function createUnits(plan: SeedPlan, organization: SeedOrganization): SeedUnit[] {
  const { id: organizationId, code, establishedOn: opened, closedOn } = organization;
  const random = plan.randomFor('guard-unit', code);
  const { chance, approved, forms } = guardingOf(organization, random);
  if (code !== FIRST && !random.chance(chance)) return [];
  const from = opened > DECREE_06 ? opened : DECREE_06;
  const establishedOn = random.day(
    from,
    earlier(earlier(addDays(from, 400), plan.until), closedOn && addDays(closedOn, -1)),
  );
  const form = code === FIRST ? 'FULL_TIME' : random.pick(forms);
  const unitId = (n: number): string => referenceId('guard-unit', String(plan.seed), code, String(n));
  const unit = { id: unitId(1), organizationId, form, establishedOn, dissolvedOn: null, approved };
  const isReplaced = code !== FIRST && form === 'FULL_TIME' && establishedOn < '2022' && random.chance(0.1);
  if (!isReplaced) return [unit];
  // After the count of one year and before that of the next.
  const replacedOn = random.day(`${random.int(2023, LAST_YEAR)}-01-02`, '2026-03-31');
  return [
    { ...unit, dissolvedOn: replacedOn },
    { ...unit, id: unitId(2), form: 'OUTSOURCED', establishedOn: replacedOn },
  ];
}

const toUnitRow = ({ approved: _, ...unit }: SeedUnit, random: Random) => ({
  ...unit,
  decisionNumber: `${random.int(1, 90)}/QĐ-BV`,
  decidedOn: unit.establishedOn,
  dissolutionNumber: unit.dissolvedOn && `${random.int(1, 90)}/QĐ-BV`,
  version: 1,
});

/** A count a year, with the self-assessment of October and November; about one unit in ten missed a year. */
function createSnapshots(
  plan: SeedPlan,
  { id: unitId, approved, ...unit }: SeedUnit,
  closedOn: string | null,
) {
  const random = plan.randomFor('strength', unitId);
  const isFirst = unit.organizationId === plan.organizations[0]?.id;
  const isShort = isFirst || random.chance(0.3);
  return YEARS.flatMap((year) => {
    const asOf = random.day(`${year}-10-01`, earlier(`${year}-11-20`, plan.until));
    const missing = isShort ? random.int(1, Math.max(1, Math.round(approved * 0.3))) : 0;
    const present = Math.max(0, approved - missing);
    const meetsStandard = present - (random.chance(0.4) ? random.int(0, Math.ceil(present * 0.3)) : 0);
    const isCounted = isFirst || random.chance(0.9);
    const exists = asOf >= unit.establishedOn && (unit.dissolvedOn === null || asOf < unit.dissolvedOn);
    if (!isCounted || !exists || (closedOn !== null && asOf >= closedOn)) return [];
    const sourceDocument = `${random.int(1, 60)}/PA-BV`;
    return [
      {
        id: referenceId('strength', unitId, String(year)),
        unitId,
        asOf,
        approved,
        sourceDocument,
        present,
        meetsStandard,
        version: 1,
      },
    ];
  });
}

const TITLES: Readonly<Record<TrainingAudience, string>> = {
  GUARD: 'Huấn luyện nghiệp vụ bảo vệ cơ quan, doanh nghiệp, nhà trường',
  MANAGER: 'Tập huấn kiến thức an ninh, trật tự cho cán bộ quản lý',
  MASS_ORG_OFFICER: 'Tập huấn công tác phong trào cho cán bộ đoàn thể',
};

/** Organisations a course can take, which sets how many courses a year has. */
const SEATS: Readonly<Record<TrainingAudience, number>> = { GUARD: 60, MANAGER: 120, MASS_ORG_OFFICER: 300 };

/** Share of organisations that send people in a year. */
const SHARES: Readonly<Record<TrainingAudience, number>> = {
  GUARD: 0.4,
  MANAGER: 0.15,
  MASS_ORG_OFFICER: 0.08,
};

const AUDIENCES = Object.keys(TITLES) as TrainingAudience[];

const MERGER = '2025-07-01';

function createCourse(
  plan: SeedPlan,
  facts: { audience: TrainingAudience; startsOn: string; lasts: number; state: string },
  number: number,
) {
  const { audience, startsOn, lasts, state } = facts;
  return {
    id: referenceId('training-course', String(plan.seed), audience, startsOn, String(number)),
    ...{ title: TITLES[audience], audience, startsOn, endsOn: addDays(startsOn, lasts - 1) },
    heldBy: startsOn < MERGER ? 'Công an tỉnh Hải Dương' : 'Công an thành phố Hải Phòng',
    ...{ planNumber: `${40 + number}/KH-CAT-PV05`, state, version: 1 },
  };
}

type Course = ReturnType<typeof createCourse>;

/** Plan numbers a chunk of organisations takes of a year, which restart each January (Decree 30/2020). */
const NUMBERS_PER_CHUNK = 20;

/** The courses of April to June for a chunk of organisations, all held. */
function createCourses(plan: SeedPlan, chunk: { start: number; size: number }): Course[] {
  const random = plan.randomFor('training-course', String(chunk.start));
  const needed = AUDIENCES.flatMap((audience) => {
    const courses = Math.ceil((chunk.size * SHARES[audience]) / SEATS[audience]);
    return Array<TrainingAudience>(courses).fill(audience);
  });
  const firstNumber = (chunk.start / CHUNK) * NUMBERS_PER_CHUNK;
  return YEARS.flatMap((year) =>
    needed.map((audience, i) => {
      const startsOn = random.day(`${year}-04-01`, `${year}-06-20`);
      const facts = { audience, startsOn, lasts: random.int(1, 5), state: 'COMPLETED' };
      return createCourse(plan, facts, firstNumber + i);
    }),
  );
}

/** One course that is still open, and one that was called off. */
const createOpenCourses = (plan: SeedPlan): Course[] => [
  createCourse(
    plan,
    { audience: 'GUARD', startsOn: addDays(plan.until, -2), lasts: 3, state: 'PLANNED' },
    900,
  ),
  createCourse(plan, { audience: 'MANAGER', startsOn: '2026-09-08', lasts: 2, state: 'CANCELLED' }, 901),
];

/** Whom an organisation sent to which of the courses: guards only where it has any. */
function createAttendance(
  plan: SeedPlan,
  {
    organization,
    units,
    courses,
  }: { organization: SeedOrganization; units: readonly SeedUnit[]; courses: readonly Course[] },
) {
  const { id: organizationId, code, establishedOn, closedOn } = organization;
  const random = plan.randomFor('training', code);
  const groups = Map.groupBy(courses, ({ audience, startsOn }) => `${audience} ${startsOn.slice(0, 4)}`);
  return [...groups.values()].flatMap((group) => {
    const course = random.pick(group);
    const isForced =
      code === FIRST && course.audience === 'GUARD' && course.startsOn.startsWith(String(LAST_YEAR));
    if (!random.chance(SHARES[course.audience]) && !isForced) return [];
    if (establishedOn > course.startsOn || (closedOn !== null && closedOn <= course.endsOn)) return [];
    const guards = units.find((unit) => unit.establishedOn <= course.startsOn);
    if (course.audience === 'GUARD' && !guards) return [];
    const attended =
      course.audience === 'GUARD'
        ? random.int(1, Math.max(1, Math.ceil(guards!.approved * 0.6)))
        : random.int(1, 4);
    const passed = attended - (random.chance(0.2) ? random.int(0, Math.ceil(attended * 0.2)) : 0);
    return [
      {
        id: referenceId('attendance', course.id, organizationId),
        courseId: course.id,
        organizationId,
        attended,
        passed,
        version: 1,
      },
    ];
  });
}

/** Guard units with their yearly counts, and the courses of each spring. */
export async function seedSecurityForces(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const counts = { guardUnits: 0, strengthSnapshots: 0, trainingCourses: 0, trainingAttendances: 0 };
  for (let start = 0; start < plan.organizations.length; start += CHUNK) {
    const chunk = plan.organizations.slice(start, start + CHUNK);
    const courses = createCourses(plan, { start, size: chunk.length });
    const guarded = chunk.map((organization) => ({
      organization,
      courses,
      units: createUnits(plan, organization),
    }));
    const units = guarded.flatMap((one) =>
      one.units.map((unit) => toUnitRow(unit, plan.randomFor('decision', unit.id))),
    );
    const snapshots = guarded.flatMap((one) =>
      one.units.flatMap((unit) => createSnapshots(plan, unit, one.organization.closedOn)),
    );
    const attendances = guarded.flatMap((one) => createAttendance(plan, one));
    const written = start === 0 ? [...courses, ...createOpenCourses(plan)] : courses;
    await insertRows(em, GuardUnit, units);
    await insertRows(em, StrengthSnapshot, snapshots);
    await insertRows(em, TrainingCourse, written);
    await insertRows(em, TrainingAttendance, attendances);
    counts.guardUnits += units.length;
    counts.strengthSnapshots += snapshots.length;
    counts.trainingCourses += written.length;
    counts.trainingAttendances += attendances.length;
    plan.progress(units.length + snapshots.length + written.length + attendances.length);
  }
  return counts;
}
