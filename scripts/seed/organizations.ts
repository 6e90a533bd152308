import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { OrganizationIdentifier } from '../../subgraphs/organizations/organization/organization-identifier.js';
import { checkIdentifier } from '../../subgraphs/organizations/organization/organization-identifier.rules.js';
import { OrganizationPlacement } from '../../subgraphs/organizations/organization/organization-placement.js';
import { Organization } from '../../subgraphs/organizations/organization/organization.js';
import { insertRows } from './insert.js';
import { createEnterpriseCode, createFacts, createFirstFacts } from './organization-facts.js';
import { createPlacements, type Map2025, readMap } from './placements.js';
import { type SeedCounts, type SeedOrganization, type SeedPlan, UNTIL } from './plan.js';
import { createRandom } from './random.js';

type NamedOrganization = SeedOrganization & { name: string };

/** Share of organisations that have closed. */
const CLOSED = 0.02;

function createOrganization(seed: number, index: number, map: Map2025): NamedOrganization {
  const number = String(index).padStart(4, '0');
  const code = `HD-${number}`;
  const random = createRandom(seed, ['organization', code]);
  const facts = index === 1 ? createFirstFacts(number) : createFacts(random, number);
  const establishedOn =
    index === 1
      ? '2012-05-17'
      : random.chance(0.05)
        ? random.day('2025-07-15', '2026-09-30')
        : random.day('1996-01-01', '2022-12-31');
  const closedOn = index > 1 && random.chance(CLOSED) ? random.day('2026-10-01', UNTIL) : null;
  const placements = createPlacements(random, map, { ...facts, index, establishedOn });
  return {
    id: referenceId('organization', String(seed), code),
    code,
    ...facts,
    establishedOn,
    closedOn,
    placements,
  };
}

/** The plan of a register of `count` organisations on the loaded map; the same seed gives the same plan. */
export async function createPlan(
  em: EntityManager,
  { seed, count }: { seed: number; count: number },
  progress: (rows: number) => void,
): Promise<SeedPlan<NamedOrganization>> {
  const map = await readMap(em);
  const organizations = Array.from({ length: count }, (_, i) => createOrganization(seed, i + 1, map));
  return {
    seed,
    organizations,
    until: UNTIL,
    areasOf: (unitId) => map.areas.get(unitId)!,
    randomFor: (...labels) => createRandom(seed, labels),
    progress,
  };
}

const toRow = ({ placements: _, foreignInvested: __, ...organization }: NamedOrganization) => ({
  ...organization,
  status: organization.closedOn ? 'CLOSED' : 'ACTIVE',
  version: 1,
});

function toIdentifierRow({ id, code, kind }: NamedOrganization) {
  const index = Number(code.slice(3));
  const [scheme, value] =
    kind === 'ENTERPRISE'
      ? (['ENTERPRISE_CODE', createEnterpriseCode(index)] as const)
      : (['LOCAL', `HD-${kind}-${code.slice(3)}`] as const);
  const warning = checkIdentifier(scheme, value, 'seed');
  return {
    id: referenceId('identifier', id),
    organizationId: id,
    scheme,
    value,
    status: 'SYNTHETIC',
    warning,
  };
}

function toPlacementRows({ id, code, placements }: NamedOrganization) {
  return placements.map((placement, i) => ({
    ...{ id: referenceId('placement', id, String(i)), organizationId: id, ...placement },
    addressText: `Số ${(Number(code.slice(3)) % 180) + 1}`,
  }));
}

const CHUNK = 2000;

/** Writes the organisations; their facts are published when all that is known of them is written (readiness.ts). */
export async function seedOrganizations(
  em: EntityManager,
  plan: SeedPlan<NamedOrganization>,
): Promise<SeedCounts> {
  const { organizations } = plan;
  for (let start = 0; start < organizations.length; start += CHUNK) {
    const chunk = organizations.slice(start, start + CHUNK);
    const placements = chunk.flatMap(toPlacementRows);
    await insertRows(em, Organization, chunk.map(toRow));
    await insertRows(em, OrganizationIdentifier, chunk.map(toIdentifierRow));
    await insertRows(em, OrganizationPlacement, placements);
    plan.progress(chunk.length * 2 + placements.length);
  }
  await sql`select setval('organizations.organization_number', ${organizations.length})`.execute(
    em.getKysely(),
  );
  return { organizations: organizations.length };
}
