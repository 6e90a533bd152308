import { referenceId } from '../../subgraphs/kit/ids.js';
import type { ModelRows } from './emulation-models.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import type { Random } from './random.js';

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];

/** Share of organisations that are an example in a year. */
const EXEMPLARY = 0.02;

/** How far an exemplar has come: most were made known, this year's last ones still wait. */
const LIVES: readonly (readonly Step[])[] = [
  ['RECOGNISE', 'PUBLICISE'],
  ['RECOGNISE', 'PUBLICISE'],
  ['RECOGNISE'],
  ['RECOGNISE', 'PUBLICISE', 'LAPSE'],
];
const WAITING: readonly (readonly Step[])[] = [[], [], ['RECOGNISE'], ['RECOGNISE', 'PUBLICISE']];

const STEPS = {
  RECOGNISE: { state: 'RECOGNISED', from: '06-01', to: '08-19', document: 'QĐ-UBND' },
  PUBLICISE: { state: 'PUBLICISED', from: '08-20', to: '10-15', document: null },
  LAPSE: { state: 'LAPSED', from: '10-20', to: '11-10', document: 'TB-UBND' },
} as const;
type Step = keyof typeof STEPS;

function createSteps(
  random: Random,
  { exemplarId, year }: { exemplarId: string; year: number },
  life: readonly Step[],
) {
  return life.map((event) => {
    const { state, from, to, document } = STEPS[event];
    return {
      ...{ id: referenceId('exemplar-step', exemplarId, event), exemplarId, event, state },
      ...{ takenOn: random.day(`${year}-${from}`, `${year}-${to}`), role: 'EMULATION_OFFICE', actor: null },
      document: document ? `${random.int(1, 900)}/${document}` : null,
    };
  });
}

/** The years in which an organisation is an example. */
export function createExemplars(plan: SeedPlan, { id, code, establishedOn, closedOn }: SeedOrganization) {
  const random = plan.randomFor('exemplars', code);
  return YEARS.flatMap((year) => {
    const isExemplary = random.chance(EXEMPLARY);
    const life = random.pick(`${year}` === plan.until.slice(0, 4) ? WAITING : LIVES);
    if (!isExemplary || establishedOn >= `${year}-01-01` || closedOn !== null) return [];
    const exemplarId = referenceId('exemplar', String(plan.seed), code, String(year));
    const steps = createSteps(random, { exemplarId, year }, life);
    const facts = {
      organizationId: id,
      year,
      achievement: 'Điển hình tiên tiến trong phong trào tự phòng, tự quản',
    };
    const exemplar = {
      id: exemplarId,
      ...facts,
      state: steps.at(-1)?.state ?? 'NOMINATED',
      version: steps.length + 1,
    };
    return [{ exemplar, steps }];
  });
}

/** Most models are reviewed each December of their life; one in six years is forgotten. */
export function createReviews(plan: SeedPlan, { model, pilotOn, endedOn }: ModelRows): object[] {
  const random = plan.randomFor('model-reviews', model.id);
  return YEARS.flatMap((year) => {
    const reviewedOn = random.day(`${year}-12-01`, `${year}-12-20`);
    const outcome = random.pick([
      'EFFECTIVE',
      'EFFECTIVE',
      'EFFECTIVE',
      'NEEDS_WORK',
      'INEFFECTIVE',
    ] as const);
    const isReviewed = random.chance(0.83);
    const isInUse = pilotOn !== null && pilotOn < reviewedOn && (endedOn === null || reviewedOn < endedOn);
    if (!isReviewed || !isInUse || reviewedOn > plan.until) return [];
    const documentNumber = `${random.int(1, 400)}/BC-CAT`;
    return [
      {
        ...{ id: referenceId('model-review', model.id, String(year)), modelId: model.id, year, outcome },
        ...{ reviewedOn, documentNumber, role: 'PROVINCE_OFFICER', actor: null },
      },
    ];
  });
}
