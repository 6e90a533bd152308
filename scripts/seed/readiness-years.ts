import { referenceId } from '../../subgraphs/kit/ids.js';
import type { RelatedMovement } from '../../subgraphs/organizations/readiness/annual-plan.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import type { Random } from './random.js';

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];
const RUNNING_YEAR = 2026;

const MOVEMENTS: readonly (readonly [RelatedMovement, number])[] = [
  ['CULTURED_UNIT', 0.5],
  ['FIRE_SAFETY', 0.3],
  ['LEARNING_AND_FOLLOWING', 0.35],
  ['PATRIOTIC_EMULATION', 0.4],
];

/** Plans are issued from January to March; most hold content of the movement, more of them every year. */
function createPlan(random: Random, year: number, { id, kind }: SeedOrganization) {
  const isThere = random.chance(0.72 + (year - 2021) * 0.03);
  const isIntegrated = random.chance(0.7 + (year - 2021) * 0.03);
  const relatedMovements = MOVEMENTS.filter(([, share]) => random.chance(share)).map(
    ([name]) => name as string,
  );
  if (kind === 'SCHOOL' && random.chance(0.6)) relatedMovements.push('SAFE_SCHOOL');
  const row = {
    ...{ id: referenceId('annual-plan', id, String(year)), organizationId: id, year, version: 1 },
    ...{ issuedOn: random.day(`${year}-01-05`, `${year}-03-31`), document: `${random.int(1, 60)}/KH` },
    ...{ integratedMovement: isIntegrated, relatedMovements: isIntegrated ? relatedMovements : [] },
  };
  return isThere ? [row] : [];
}

/** Four in five inform everybody; the counts of a year are entered with the self-assessment of autumn. */
function createInformed(random: Random, year: number, { id, workforce }: SeedOrganization) {
  const isThere = random.chance(year === RUNNING_YEAR ? 0.55 : 0.85);
  const headcount = Math.max(1, workforce ?? 20);
  const missing = random.chance(0.8) ? 0 : random.int(1, Math.max(1, Math.round(headcount * 0.15)));
  const row = { id: referenceId('informed', id, String(year)), organizationId: id, year, version: 1 };
  return isThere ? [{ ...row, headcount, informedCount: Math.max(0, headcount - missing) }] : [];
}

/** About half set something aside; larger ones more. */
function createResources(random: Random, year: number, { id, workforce, kind }: SeedOrganization) {
  const isThere = random.chance(kind === 'OTHER' ? 0.1 : 0.55);
  const size = Math.max(1, Math.round((workforce ?? 20) / 20));
  const row = {
    ...{ id: referenceId('resources', id, String(year)), organizationId: id, year, version: 1 },
    ...{ budgetMillionVnd: random.chance(0.9) ? random.int(2, 4) * size : 0 },
    ...{ equipmentMillionVnd: random.chance(0.4) ? random.int(1, 6) * size : 0 },
    guardHouses: random.int(0, Math.min(12, 1 + Math.round(size / 10))),
  };
  return isThere ? [row] : [];
}

const few = (random: Random, share: number, most: number): number =>
  random.chance(share) ? random.int(1, most) : 0;

/** Most organisations count nothing; the running year is entered by few before its end. */
function createIndicators(random: Random, year: number, { id, workforce, kind }: SeedOrganization) {
  const isThere = random.chance(year === RUNNING_YEAR ? 0.3 : 0.8);
  const isLarge = (workforce ?? 0) > 200;
  const row = {
    ...{ id: referenceId('indicator', id, String(year)), organizationId: id, year, version: 1 },
    ...{ thefts: few(random, isLarge ? 0.35 : 0.12, isLarge ? 5 : 2), fires: few(random, 0.03, 1) },
    labourAccidents: few(random, kind === 'ENTERPRISE' ? (isLarge ? 0.4 : 0.08) : 0.01, isLarge ? 6 : 1),
    schoolViolence: kind === 'SCHOOL' ? few(random, 0.1, 2) : 0,
  };
  return isThere ? [row] : [];
}

/** What one organisation has on record for each year it lived through. */
export function createYears(plan: SeedPlan, organization: SeedOrganization) {
  const { code, establishedOn, closedOn } = organization;
  const years = YEARS.map((year) => {
    const existed = establishedOn <= `${year}-01-01` && (closedOn === null || closedOn > `${year}-12-31`);
    const random = plan.randomFor('readiness-year', code, String(year));
    const plans = createPlan(random, year, organization);
    const informed = createInformed(random, year, organization);
    const resources = createResources(random, year, organization);
    const indicators = createIndicators(random, year, organization);
    return existed
      ? { plans, informed, resources, indicators }
      : { plans: [], informed: [], resources: [], indicators: [] };
  });
  return {
    plans: years.flatMap(({ plans }) => plans),
    informed: years.flatMap(({ informed }) => informed),
    resources: years.flatMap(({ resources }) => resources),
    indicators: years.flatMap(({ indicators }) => indicators),
  };
}
