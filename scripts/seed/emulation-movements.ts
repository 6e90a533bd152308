import { referenceId } from '../../subgraphs/kit/ids.js';
import type { SeedOrganization, SeedPlan } from './plan.js';

/** The movement of each five years: the former province's, then the new one's. */
const MOVEMENTS = [
  { from: 2021, to: 2025, isNew: false, nameVi: 'Thi đua Vì an ninh Tổ quốc giai đoạn 2021–2025' },
  { from: 2026, to: 2030, isNew: true, nameVi: 'Thi đua Vì an ninh Tổ quốc giai đoạn 2026–2030' },
] as const;

/** Clusters of each movement's province, and whom they take. */
const CLUSTERS = [
  { nameVi: 'Khối cơ quan', kind: 'BLOCK', takes: ({ kind }: SeedOrganization) => kind === 'AGENCY' },
  { nameVi: 'Khối trường học', kind: 'BLOCK', takes: ({ kind }: SeedOrganization) => kind === 'SCHOOL' },
  {
    ...{ nameVi: 'Cụm doanh nghiệp trong khu công nghiệp', kind: 'CLUSTER' },
    takes: ({ kind, placements }: SeedOrganization) =>
      kind === 'ENTERPRISE' && placements.at(-1)?.zoneId !== null,
  },
  {
    nameVi: 'Khối doanh nghiệp',
    kind: 'BLOCK',
    takes: ({ kind }: SeedOrganization) => kind === 'ENTERPRISE',
  },
] as const;

/** Share of organisations that compete in a cluster. */
const COMPETING = 0.3;

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];
const INITIATIVES = [
  { scope: 'GRASSROOTS', chance: 0.03, issuer: 'QĐ-HĐSK' },
  { scope: 'PROVINCE', chance: 0.004, issuer: 'QĐ-UBND' },
] as const;
const TITLES = [
  'Mã QR khai báo khách ra vào',
  'Sổ tay điện tử về phòng cháy, chữa cháy',
  'Quy trình phối hợp với công an xã',
  'Tổ phản ứng nhanh liên cơ quan',
  'Bộ câu hỏi tình huống phòng chống lừa đảo trực tuyến',
];

const movementId = (plan: SeedPlan, from: number): string =>
  referenceId('emulation-movement', String(plan.seed), String(from));

export const movementOf = (plan: SeedPlan, year: number): string =>
  movementId(plan, MOVEMENTS.find(({ from, to }) => from <= year && year <= to)!.from);

const clusterId = (plan: SeedPlan, from: number, name: string): string =>
  referenceId('emulation-cluster', String(plan.seed), String(from), name);

/** Movements and clusters of the provinces. */
export function createMovements(plan: SeedPlan, provinceOf: (plan: SeedPlan, isNew: boolean) => string) {
  const rows = MOVEMENTS.map(({ from, to, isNew, nameVi }) => {
    const random = plan.randomFor('emulation-movement', String(from));
    const unitId = provinceOf(plan, isNew);
    const lead = { unitId, areaIds: [unitId], documentNumber: `${random.int(1, 60)}/KH-UBND`, version: 1 };
    const span = { startsOn: `${from}-01-15`, endsOn: `${to}-12-31` };
    const movement = { id: movementId(plan, from), nameVi, launchedBy: 'Ủy ban nhân dân', ...span, ...lead };
    const clusters = CLUSTERS.map(({ nameVi: name, kind }) => ({
      ...{ id: clusterId(plan, from, name), nameVi: name, kind },
      ...lead,
    }));
    return { movement, clusters };
  });
  return {
    movements: rows.map(({ movement }) => movement),
    clusters: rows.flatMap(({ clusters }) => clusters),
  };
}

/** The clusters an organisation competes in: one in a year, the new province's from 2026 on. */
export function createMembers(plan: SeedPlan, organization: SeedOrganization): object[] {
  const { id, code, establishedOn, closedOn } = organization;
  const random = plan.randomFor('cluster-member', code);
  const cluster = CLUSTERS.find(({ takes }) => takes(organization));
  if (!random.chance(COMPETING) || !cluster || closedOn !== null) return [];
  const first = Math.max(MOVEMENTS[0].from, Number(establishedOn.slice(0, 4)) + 1);
  return MOVEMENTS.filter(({ from, to }) => from <= Number(plan.until.slice(0, 4)) && first <= to).map(
    ({ from, to }) => ({
      id: referenceId('cluster-member', clusterId(plan, from, cluster.nameVi), id),
      ...{ clusterId: clusterId(plan, from, cluster.nameVi), organizationId: id },
      ...{ fromYear: Math.max(from, first), toYear: to < Number(plan.until.slice(0, 4)) ? to : null },
    }),
  );
}

/** Initiatives recognised in the autumn of each year; one title stands once at its level. */
export function createInitiatives(
  plan: SeedPlan,
  { id, code, establishedOn, closedOn }: SeedOrganization,
): object[] {
  const random = plan.randomFor('initiatives', code);
  const taken = new Set<string>();
  return YEARS.flatMap((year) =>
    INITIATIVES.flatMap(({ scope, chance, issuer }) => {
      const isRecognised = random.chance(chance);
      const title = random.pick(TITLES);
      const recognisedOn = random.day(`${year}-09-01`, `${year}-11-10`);
      const documentNumber = `${random.int(1, 900)}/${issuer}`;
      const key = `${scope} ${title}`;
      if (!isRecognised || taken.has(key) || establishedOn >= `${year}-01-01` || closedOn !== null) return [];
      taken.add(key);
      const facts = { organizationId: id, title, scope, recognisedOn, documentNumber };
      return [{ id: referenceId('initiative', id, scope, String(year)), ...facts }];
    }),
  );
}
