import { referenceId } from '../../subgraphs/kit/ids.js';
import type { TrainingAudience } from '../../subgraphs/security-forces/training/training-course.js';
import { FIRST, LAST_YEAR, type SeedUnit, YEARS } from './guard-facts.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import { addDays } from './random.js';

/** Organisations that share their courses. */
export const CHUNK = 2000;

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

/** People a course takes: about a fifth more than its organisations send. */
const CAPACITIES: Readonly<Record<TrainingAudience, number>> = {
  GUARD: 1500,
  MANAGER: 500,
  MASS_ORG_OFFICER: 1200,
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
    ...{
      planNumber: `${40 + number}/KH-CAT-PV05`,
      capacity: CAPACITIES[audience],
      minimum: 5,
      state,
      version: 1,
    },
  };
}

type Course = ReturnType<typeof createCourse>;

/** Plan numbers a chunk of organisations takes of a year, which restart each January (Decree 30/2020). */
const NUMBERS_PER_CHUNK = 20;

/** The courses of April to June for a chunk of organisations, all held. */
export function createCourses(plan: SeedPlan, chunk: { start: number; size: number }): Course[] {
  const random = plan.randomFor('training-course', String(chunk.start));
  const needed = AUDIENCES.flatMap((audience) => {
    const courses = Math.ceil((chunk.size * SHARES[audience]) / SEATS[audience]);
    return Array<TrainingAudience>(courses).fill(audience);
  });
  const firstNumber = (chunk.start / CHUNK) * NUMBERS_PER_CHUNK;
  return YEARS.flatMap((year) =>
    needed.map((audience, i) => {
      const startsOn = random.day(`${year}-04-01`, `${year}-06-20`);
      // Certificates of the year are issued at its end.
      const state = audience === 'GUARD' && year < LAST_YEAR ? 'CERTIFIED' : 'COMPLETED';
      const facts = { audience, startsOn, lasts: random.int(1, 5), state };
      return createCourse(plan, facts, firstNumber + i);
    }),
  );
}

/** One course that is still open, and one that was called off. */
export const createOpenCourses = (plan: SeedPlan): Course[] => [
  createCourse(
    plan,
    { audience: 'GUARD', startsOn: addDays(plan.until, -2), lasts: 3, state: 'PLANNED' },
    900,
  ),
  createCourse(plan, { audience: 'MANAGER', startsOn: '2026-09-08', lasts: 2, state: 'CANCELLED' }, 901),
];

interface Trainee {
  organization: SeedOrganization;
  units: readonly SeedUnit[];
  courses: readonly Course[];
}

/** Whom an organisation sent to which of the courses: guards only where it has any. */
export function createAttendance(plan: SeedPlan, { organization, units, courses }: Trainee) {
  const { id: organizationId, code, establishedOn, closedOn } = organization;
  const random = plan.randomFor('training', code);
  const groups = Map.groupBy(courses, ({ audience, startsOn }) => `${audience} ${startsOn.slice(0, 4)}`);
  return [...groups.values()].flatMap((group) => {
    const course = random.pick(group);
    const isForGuards = course.audience === 'GUARD';
    const isForced = code === FIRST && isForGuards && course.startsOn.startsWith(String(LAST_YEAR));
    if (!random.chance(SHARES[course.audience]) && !isForced) return [];
    if (establishedOn > course.startsOn || (closedOn !== null && closedOn <= course.endsOn)) return [];
    const guards = units.find((unit) => unit.establishedOn <= course.startsOn);
    if (isForGuards && !guards) return [];
    const attended = random.int(1, isForGuards ? Math.ceil(guards!.approved * 0.6) : 4);
    const passed = attended - (random.chance(0.2) ? random.int(0, Math.ceil(attended * 0.2)) : 0);
    const id = referenceId('attendance', course.id, organizationId);
    const certified = course.state === 'CERTIFIED' ? passed : 0;
    return [{ id, courseId: course.id, organizationId, attended, passed, certified, version: 1 }];
  });
}

/** The nomination behind each attendance: a few who were accepted did not come, a few were not accepted. */
export function createEnrolments(plan: SeedPlan, attendances: ReturnType<typeof createAttendance>) {
  return attendances.map(({ id: attendanceId, courseId, organizationId, attended }) => {
    const random = plan.randomFor('enrolment', attendanceId);
    const accepted = attended + (random.chance(0.15) ? 1 : 0);
    const nominated = accepted + (random.chance(0.1) ? 1 : 0);
    const id = referenceId('enrolment', attendanceId);
    return { id, courseId, organizationId, state: 'ACCEPTED', nominated, accepted, version: 1 };
  });
}

const PATH = ['ENROL', 'CONFIRM', 'START', 'COMPLETE', 'CERTIFY'] as const;
const STATES = ['ENROLLING', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED', 'CERTIFIED'] as const;

/** The steps a course took to its state, on believable days. */
export function createCourseSteps(courses: readonly Course[]): object[] {
  return courses.flatMap(({ id: courseId, state, startsOn, endsOn }): object[] => {
    const days = [addDays(startsOn, -40), addDays(startsOn, -7), startsOn, endsOn, addDays(endsOn, 30)];
    const step = { courseId, role: 'TRAINER', actor: null };
    if (state === 'CANCELLED') {
      const id = referenceId('course-step', courseId, 'CANCEL');
      return [{ ...step, id, event: 'CANCEL', state, takenOn: days[1]!, document: null }];
    }
    return PATH.slice(0, STATES.findIndex((one) => one === state) + 1).map((event, i) => ({
      ...{
        ...step,
        id: referenceId('course-step', courseId, event),
        event,
        state: STATES[i]!,
        takenOn: days[i]!,
      },
      document: event === 'CERTIFY' ? `${1 + (Number(startsOn.slice(8)) % 90)}/QĐ-CAT-PV05` : null,
    }));
  });
}
