import { referenceId } from '../../subgraphs/kit/ids.js';
import { createAwards } from './emulation-awards.js';
import { createDossier, type Dossier, type Ending, lawOf } from './assessment-dossier.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import type { Random } from './random.js';

export const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];
export const RUNNING_YEAR = 2026;
const FIRST_CODE = 'HD-0001';

/** Shares in a hundred of where dossiers stand on 14 November, before the year’s decisions. */
const RUNNING: readonly Ending[] = [
  ...Array<Ending>(34).fill('REGISTERED'),
  ...Array<Ending>(15).fill('SELF_ASSESSED'),
  ...Array<Ending>(22).fill('SUBMITTED'),
  ...Array<Ending>(11).fill('UNDER_VERIFICATION'),
  ...Array<Ending>(4).fill('RETURNED'),
  ...Array<Ending>(9).fill('VERIFIED'),
  ...Array<Ending>(3).fill('COUNCIL_REVIEWED'),
  ...Array<Ending>(2).fill('WITHDRAWN'),
];

/** Shares in a thousand of how the dossiers of a closed year ended. */
const CLOSED: readonly Ending[] = [
  ...Array<Ending>(50).fill('REGISTERED'),
  ...Array<Ending>(20).fill('WITHDRAWN'),
  ...Array<Ending>(75).fill('REFUSED'),
  ...Array<Ending>(5).fill('REVOKED'),
  ...Array<Ending>(25).fill('RECOGNISED'),
  ...Array<Ending>(825).fill('PUBLISHED'),
];

export const pickEnding = (random: Random, year: number): Ending =>
  random.pick(year === RUNNING_YEAR ? RUNNING : CLOSED);

function isEligible(
  { kind, sizeClass, educationLevel, establishedOn, closedOn }: SeedOrganization,
  year: number,
) {
  if (kind === 'OTHER' || establishedOn > `${year}-01-01`) return false;
  if (closedOn !== null && closedOn <= `${year}-12-31`) return false;
  const { excludedSizeClasses, excludedEducationLevels } = lawOf(year, kind).eligibility!;
  return (
    !(sizeClass !== null && excludedSizeClasses.includes(sizeClass)) &&
    !(educationLevel !== null && excludedEducationLevels.includes(educationLevel))
  );
}

function pickLevel(random: Random, { sizeClass, kind }: SeedOrganization, year: number) {
  if (sizeClass === 'LARGE' || (kind === 'AGENCY' && random.chance(0.2))) return 'PROVINCE';
  return year <= 2025 && random.chance(0.3) ? 'DISTRICT' : 'COMMUNE';
}

/** The dossiers of one organisation: about four in five of those that may register do. */
export function createOrganizationDossiers(plan: SeedPlan, organization: SeedOrganization): Dossier[] {
  const random = plan.randomFor('safety', organization.code);
  const { id, kind, code, workforce, sizeClass, educationLevel } = organization;
  const isFirst = code === FIRST_CODE;
  return YEARS.flatMap((year) => {
    const registers = random.chance(0.78);
    const ending = pickEnding(random, year);
    const managedBy = pickLevel(random, organization, year);
    if (kind === 'OTHER' || !isEligible(organization, year) || !(registers || isFirst)) return [];
    return [
      createDossier(random, {
        ...{ key: `${plan.seed} ${code} ${year}`, year, subject: kind, managedBy },
        subjectIds: { organizationId: id, unitId: null, residentialAreaId: null },
        ending: isFirst ? (year === RUNNING_YEAR ? 'SUBMITTED' : 'PUBLISHED') : ending,
        ...{ headcount: workforce ?? 20, facts: { sizeClass, educationLevel } },
      }),
    ];
  });
}

const GRADES = ['WEAK', 'AVERAGE', 'GOOD', 'EXCELLENT'] as const;

/** As the 52 organisations a neighbouring province reported for 2024: 3 excellent, 45 good, 4 average. */
const SHARES = [
  ...Array<number>(1).fill(0),
  ...Array<number>(8).fill(1),
  ...Array<number>(85).fill(2),
  ...Array<number>(6).fill(3),
];

const GRADES_OF_FIRST: Readonly<Record<number, number>> = { 2021: 2, 2022: 2, 2023: 3, 2024: 3, 2025: 2 };

interface GradeStep {
  event: string;
  state: string;
  grade: string;
  takenOn: string;
  role: string;
  document: string | null;
}

function createGradeSteps(
  random: Random,
  { year, grade, until }: { year: number; grade: number; until: string },
) {
  const better = random.chance(0.15) ? (random.chance(0.15) ? 2 : 1) : 0;
  const selfGrade = GRADES[Math.min(3, grade + better)]!;
  const steps: GradeStep[] = [
    {
      ...{ event: 'PROPOSE', state: 'PROPOSED', grade: selfGrade, role: 'ORGANIZATION', document: null },
      takenOn: random.day(`${year}-11-01`, `${year}-11-14`),
    },
  ];
  const decidedOn = random.day(`${year}-12-01`, `${year}-12-20`);
  const decide = (event: string, state: string, step: { grade: number; takenOn: string }) =>
    steps.push({
      ...{ event, state, grade: GRADES[step.grade]!, takenOn: step.takenOn, role: 'PROVINCE_OFFICER' },
      document: `${random.int(1, 480)}/QĐ-UBND`,
    });
  if (decidedOn <= until && random.chance(0.96)) {
    const isCorrected = random.chance(0.01) && grade > 0;
    decide('DECIDE', 'DECIDED', { grade: isCorrected ? Math.min(3, grade + 1) : grade, takenOn: decidedOn });
    if (isCorrected)
      decide('CORRECT', 'CORRECTED', {
        grade,
        takenOn: random.day(`${year + 1}-02-01`, `${year + 1}-04-30`),
      });
  }
  return { selfGrade, steps };
}

type YearGrade = ReturnType<typeof createGradeSteps> & { year: number };

function createGradeRows(
  plan: SeedPlan,
  organization: SeedOrganization,
  { year, selfGrade, steps }: YearGrade,
) {
  const { id: organizationId, code } = organization;
  const classificationId = referenceId('classification', String(plan.seed), code, String(year));
  const last = steps.at(-1)!;
  const decided = last.event === 'PROPOSE' ? null : last;
  return {
    classification: {
      ...{ id: classificationId, organizationId, year, selfGrade, grade: decided?.grade ?? null },
      ...{ state: last.state, decidedOn: decided?.takenOn ?? null, document: decided?.document ?? null },
      version: steps.length,
    },
    steps: steps.map((step) => ({
      ...{ id: referenceId('classification-step', classificationId, step.event), classificationId },
      ...{ ...step, actor: null, comment: null },
    })),
  };
}

/** The grades of one organisation: nearly all that registered, a third of the others. */
export function createGrades(
  plan: SeedPlan,
  organization: SeedOrganization,
  registered: ReadonlySet<number>,
) {
  const { code, kind, establishedOn, closedOn } = organization;
  const random = plan.randomFor('grades', code);
  const grades = YEARS.flatMap((year) => {
    const grade = (code === FIRST_CODE ? GRADES_OF_FIRST[year] : undefined) ?? random.pick(SHARES);
    const isGraded = random.chance(registered.has(year) ? 0.96 : 0.35) || code === FIRST_CODE;
    const created = createGradeSteps(random, { year, grade, until: plan.until });
    const existed = kind !== 'OTHER' && establishedOn <= `${year}-10-01` && closedOn === null;
    if (!isGraded || !existed || (year === RUNNING_YEAR && random.chance(0.5))) return [];
    return [createGradeRows(plan, organization, { year, ...created })];
  });
  return [...grades, ...createOverlooked(plan, organization, grades)];
}

/** Some do excellent work that nobody rewards: graded two years in a row, where they had no grade (question 3). */
function createOverlooked(
  plan: SeedPlan,
  organization: SeedOrganization,
  graded: readonly { classification: { year: number } }[],
) {
  const { code, kind, establishedOn, closedOn } = organization;
  const random = plan.randomFor('overlooked-excellence', code);
  const known = new Set(graded.map(({ classification }) => classification.year));
  const first = [2024, 2023, 2022, 2021].find((year) => !known.has(year) && !known.has(year + 1));
  const existed = first && kind !== 'OTHER' && establishedOn <= `${first}-10-01` && closedOn === null;
  if (!existed || !random.chance(0.35) || createAwards(plan, organization).length > 0) return [];
  return [first, first + 1].map((year) =>
    createGradeRows(plan, organization, {
      year,
      selfGrade: 'EXCELLENT',
      steps: createExcellent(random, year),
    }),
  );
}

const createExcellent = (random: Random, year: number): GradeStep[] => [
  {
    ...{ event: 'PROPOSE', state: 'PROPOSED', grade: 'EXCELLENT', role: 'ORGANIZATION', document: null },
    takenOn: random.day(`${year}-11-01`, `${year}-11-14`),
  },
  {
    ...{ event: 'DECIDE', state: 'DECIDED', grade: 'EXCELLENT', role: 'PROVINCE_OFFICER' },
    ...{ takenOn: random.day(`${year}-12-01`, `${year}-12-20`), document: `${random.int(1, 480)}/QĐ-UBND` },
  },
];
