import { referenceId } from '../../subgraphs/kit/ids.js';
import type { LocalTeamKind } from '../../subgraphs/security-forces/local-team/grassroots-security-team.js';
import type { SelfManagedGroupKind } from '../../subgraphs/security-forces/local-team/self-managed-group.js';
import type { SeedOrganization, SeedPlan } from './plan.js';

const MERGER = '2025-07-01';

/** Law 30/2023 in force: the older kinds became teams for security and order. */
const LAW_30 = '2024-07-01';

interface Era {
  kind: LocalTeamKind;
  from: string;
  to: string | null;
}

/** A commune that was merged had civil guards, then teams; its successor establishes teams of its own. */
const ERAS = {
  former: [
    { kind: 'CIVIL_GUARD', from: '2021-01-01', to: LAW_30 },
    { kind: 'SECURITY_TEAM', from: LAW_30, to: MERGER },
  ],
  today: [{ kind: 'SECURITY_TEAM', from: MERGER, to: null }],
} as const satisfies Record<string, readonly Era[]>;

/** Communes in which organisations lie, of the time before the merger and of today. */
function communesOf(organizations: readonly SeedOrganization[]): Map<string, readonly Era[]> {
  const communes = new Map<string, readonly Era[]>();
  for (const { placements } of organizations) {
    for (const { unitId, validFrom } of placements) {
      // A placement that begins before the merger proves a former commune, whatever came first.
      if (validFrom < MERGER) communes.set(unitId, ERAS.former);
      else if (!communes.has(unitId)) communes.set(unitId, ERAS.today);
    }
  }
  return communes;
}

/** Teams of every commune, one for each of its residential areas. */
export function createTeams(plan: SeedPlan) {
  return [...communesOf(plan.organizations)].flatMap(([unitId, eras]) => {
    const random = plan.randomFor('local-team', unitId);
    const areas = random.int(3, 8);
    return eras.flatMap(({ kind, from, to }) =>
      Array.from({ length: areas }, (_, i) => ({
        ...{ id: referenceId('local-team', unitId, kind, from, String(i)), kind, unitId },
        ...{ residentialArea: `Khu dân cư số ${i + 1}`, establishedOn: from, decidedOn: from },
        ...{ decisionNumber: `${random.int(1, 200)}/QĐ-UBND`, dissolvedOn: to, version: 1 },
        dissolutionNumber: to && `${random.int(201, 400)}/QĐ-UBND`,
      })),
    );
  });
}

/** One count of a team, in the month after it was established: a head, one or two deputies, two or three members. */
export function createTeamCounts(plan: SeedPlan, teams: ReturnType<typeof createTeams>) {
  return teams.map(({ id: teamId, establishedOn }) => {
    const random = plan.randomFor('team-count', teamId);
    const asOf = random.day(establishedOn, `${establishedOn.slice(0, 8)}28`);
    const counts = { leaders: 1, deputies: random.int(1, 2), members: random.int(2, 3) };
    return { id: referenceId('team-count', teamId), teamId, asOf, ...counts, version: 1 };
  });
}

const KINDS: readonly SelfManagedGroupKind[] = [
  'SELF_MANAGEMENT',
  'SELF_MANAGEMENT',
  'SECURITY',
  'SHOCK',
  'FIRE',
];

/** About half of the organisations have a group of their staff. */
export function createGroup(plan: SeedPlan, { id: organizationId, code, ...organization }: SeedOrganization) {
  const { establishedOn: opened, closedOn, workforce } = organization;
  const random = plan.randomFor('self-managed-group', code);
  const from = opened > '2018-01-01' ? opened : '2018-01-01';
  const establishedOn = random.day(from, '2025-12-31');
  const isThere = random.chance(organization.kind === 'OTHER' ? 0.1 : 0.5);
  const kind = random.pick(KINDS);
  const members = random.int(3, Math.max(3, Math.min(30, Math.round((workforce ?? 40) / 10))));
  const decisionNumber = `${random.int(1, 90)}/QĐ-BV`;
  if (!isThere || establishedOn < opened || (closedOn !== null && closedOn <= establishedOn)) return [];
  const id = referenceId('self-managed-group', String(plan.seed), code);
  const span = { establishedOn, dissolvedOn: closedOn, countedOn: establishedOn };
  return [{ id, organizationId, kind, decisionNumber, members, ...span, version: 1 }];
}
