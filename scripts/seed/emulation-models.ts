import { referenceId } from '../../subgraphs/kit/ids.js';
import { FIRST_CODE } from './emulation-awards.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import { addDays, type Random } from './random.js';

type Kind = SeedOrganization['kind'];

/** Kinds of organisation a model is applied at; names of the sort the province's press reports. */
const NAMES: readonly (readonly [name: string, type: string, kinds: readonly Kind[]])[] = [
  ['Tổ tự quản về an ninh, trật tự', 'SELF_MANAGEMENT', ['AGENCY', 'ENTERPRISE', 'OTHER']],
  ['Doanh nghiệp tự phòng, tự quản, tự bảo vệ', 'SELF_MANAGEMENT', ['ENTERPRISE']],
  ['Cổng trường an toàn giao thông', 'TRAFFIC_SAFETY', ['SCHOOL']],
  ['Trường học không có bạo lực học đường', 'SCHOOL_SAFETY', ['SCHOOL']],
  ['Trường học nói không với ma túy', 'DRUG_PREVENTION', ['SCHOOL']],
  ['Cơ quan an toàn, không có tội phạm', 'CRIME_PREVENTION', ['AGENCY']],
  ['Tổ liên gia an toàn phòng cháy, chữa cháy', 'FIRE_SAFETY', ['AGENCY', 'ENTERPRISE', 'OTHER']],
  ['Khu nhà ở công nhân an toàn', 'LABOUR_HARMONY', ['ENTERPRISE']],
  ['Đối thoại định kỳ, lắng nghe người lao động', 'LABOUR_HARMONY', ['ENTERPRISE']],
  ['Học sinh an toàn trên không gian mạng', 'CYBER_SAFETY', ['SCHOOL']],
  ['Công sở không lừa đảo trực tuyến', 'CYBER_SAFETY', ['AGENCY']],
  ['Đội xung kích bảo vệ tài sản', 'CRIME_PREVENTION', ['ENTERPRISE', 'AGENCY']],
  ['Bảo vệ ba trong một', 'SELF_MANAGEMENT', ['ENTERPRISE', 'AGENCY', 'SCHOOL']],
  ['Tủ sách pháp luật lưu động', 'OTHER', ['AGENCY', 'SCHOOL', 'ENTERPRISE', 'OTHER']],
];

/** One model of each name for a register of this size; a larger one has as many sets of names. */
const PER_SET = 5000;
const FIRST_PROPOSALS = ['2019-02-01', '2021-06-30'] as const;

/** Most models are taken up elsewhere in the end; the rest stand at every earlier stage. */
const REPLICATED = ['START_PILOT', 'LAUNCH', 'RECOGNISE', 'REPLICATE'];
const LIVES: readonly (readonly string[])[] = [
  ...[REPLICATED, REPLICATED, REPLICATED, REPLICATED, REPLICATED, REPLICATED],
  ['START_PILOT', 'LAUNCH', 'RECOGNISE'],
  ['START_PILOT', 'LAUNCH'],
  ['START_PILOT'],
  [],
  ['START_PILOT', 'LAUNCH', 'DISCONTINUE'],
];

const LEADS_TO: Readonly<Record<string, string>> = {
  START_PILOT: 'PILOT',
  LAUNCH: 'LAUNCHED',
  RECOGNISE: 'RECOGNISED',
  REPLICATE: 'REPLICATED',
  DISCONTINUE: 'DISCONTINUED',
};
const DOCUMENTED: ReadonlySet<string> = new Set(['LAUNCH', 'RECOGNISE', 'DISCONTINUE']);

export interface ModelRows {
  model: { id: string; state: string } & Record<string, unknown>;
  steps: object[];
  kinds: readonly Kind[];
  /** The organisation that leads it is its first point. */
  leader: SeedOrganization;
  pilotOn: string | null;
  endedOn: string | null;
}

function createSteps(
  random: Random,
  { id, proposedOn, life }: { id: string; proposedOn: string; life: readonly string[] },
) {
  let takenOn = proposedOn;
  return life.map((event) => {
    takenOn = addDays(takenOn, random.int(60, 240));
    const document = DOCUMENTED.has(event) ? `${random.int(1, 900)}/QĐ-UBND` : null;
    return {
      ...{ id: referenceId('model-step', id, event), modelId: id, event, state: LEADS_TO[event]! },
      ...{ takenOn, document, role: 'PROVINCE_OFFICER', actor: null },
    };
  });
}

/** The models of the register; old enough organisations lead them. */
export function createModels(plan: SeedPlan): ModelRows[] {
  const sets = Math.ceil(plan.organizations.length / PER_SET);
  const leaders = plan.organizations.filter(
    ({ establishedOn, closedOn }) => establishedOn < FIRST_PROPOSALS[0] && closedOn === null,
  );
  return Array.from({ length: sets }, (_, set) => set).flatMap((set) =>
    NAMES.map(([name, type, kinds], i) => {
      const random = plan.randomFor('model', String(set), name);
      const leader = random.pick(leaders.filter(({ kind }) => kinds.includes(kind)).slice(0, 200 * sets));
      const id = referenceId('model', String(plan.seed), String(set), name);
      const proposedOn = random.day(...FIRST_PROPOSALS);
      const steps = createSteps(random, { id, proposedOn, life: LIVES[(i + set) % LIVES.length]! });
      const dayOf = (event: string): string | null =>
        steps.find((step) => step.event === event)?.takenOn ?? null;
      const model = {
        ...{ id, name: set === 0 ? name : `${name} (cụm ${set + 1})`, descriptionVi: null, type },
        ...{ state: steps.at(-1)?.state ?? 'PROPOSED', organizationId: leader.id, unitId: null, areaIds: [] },
        ...{ proposedOn, launchedOn: dayOf('LAUNCH'), version: steps.length + 1 },
      };
      return { model, steps, kinds, leader, pilotOn: dayOf('START_PILOT'), endedOn: dayOf('DISCONTINUE') };
    }),
  );
}

function createPoint(
  random: Random,
  { model, endedOn }: ModelRows,
  { organization, since }: { organization: SeedOrganization; since: string },
) {
  const id = referenceId('model-point', model.id, organization.id);
  const span = { since, until: endedOn };
  const teams = Array.from({ length: random.int(1, 5) }, (_, i) => ({
    ...{ id: referenceId('model-team', id, String(i)), pointId: id, name: `Tổ ${i + 1}` },
    ...span,
  }));
  return {
    point: { id, modelId: model.id, organizationId: organization.id, unitId: null, areaIds: [], ...span },
    teams,
  };
}

export type PointRows = ReturnType<typeof createPoint>;

/** The points of the leading organisations. */
export function createFirstPoints(plan: SeedPlan, models: readonly ModelRows[]): PointRows[] {
  return models
    .filter(({ pilotOn }) => pilotOn !== null)
    .map((rows) =>
      createPoint(plan.randomFor('first-point', rows.model.id), rows, {
        organization: rows.leader,
        since: rows.pilotOn!,
      }),
    );
}

/** Share of organisations at which a replicated model is applied. */
const APPLIED = 0.4;

/** The point of one more organisation, if any. */
export function createPoints(
  plan: SeedPlan,
  replicated: readonly ModelRows[],
  organization: SeedOrganization,
): PointRows[] {
  const random = plan.randomFor('points', organization.code);
  const fitting = replicated.filter(
    ({ kinds, leader }) => kinds.includes(organization.kind) && leader !== organization,
  );
  const isApplied = random.chance(APPLIED) || organization.code === FIRST_CODE;
  if (!isApplied || fitting.length === 0 || organization.closedOn !== null) return [];
  const rows = random.pick(fitting);
  const earliest = addDays(
    rows.steps.length ? String(rows.model['launchedOn']) : organization.establishedOn,
    30,
  );
  const from = organization.establishedOn > earliest ? organization.establishedOn : earliest;
  return [createPoint(random, rows, { organization, since: random.day(from, plan.until) })];
}
