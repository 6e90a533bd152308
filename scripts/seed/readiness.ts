import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { AggregateIndicator } from '../../subgraphs/organizations/indicator/aggregate-indicator.js';
import { publishOrganizations } from '../../subgraphs/organizations/organization/organization-facts.view.js';
import { AnnualPlanRecord } from '../../subgraphs/organizations/readiness/annual-plan.js';
import { MovementFocalPoint } from '../../subgraphs/organizations/readiness/focal-point.js';
import { InformedPeople } from '../../subgraphs/organizations/readiness/informed-people.js';
import { InternalRegulation } from '../../subgraphs/organizations/readiness/internal-regulation.js';
import { OrganizationBody } from '../../subgraphs/organizations/readiness/organization-body.js';
import { ProtectionPriority } from '../../subgraphs/organizations/readiness/protection-priority.js';
import { ResourceCommitment } from '../../subgraphs/organizations/readiness/resource-commitment.js';
import { insertRows, refreshStatistics } from './insert.js';
import type { SeedCounts, SeedOrganization, SeedPlan } from './plan.js';
import {
  createFocalPoints,
  createOrganizationBodies,
  createPriorities,
  createRegulations,
  type Deciders,
} from './readiness-records.js';
import { createYears } from './readiness-years.js';

const CHUNK = 1000;

async function readDeciders(em: EntityManager): Promise<Deciders> {
  const { rows } = await sql<{ id: string; validTo: string | null }>`
    select id, valid_to as "validTo" from organizations.authority_body
    where kind = 'POLICE' and level = 'PROVINCE'`.execute(em.getKysely());
  const former = rows.find(({ validTo }) => validTo !== null)!.id;
  return { former, present: rows.find(({ validTo }) => validTo === null)!.id };
}

/** Schools under the education department, enterprises of zones under the board of the parks (clause 4h). */
async function assignManagers(em: EntityManager): Promise<void> {
  await sql`
    update organizations.organization o set managing_body_id = b.id
    from organizations.authority_body b, organizations.organization_placement p
    where p.organization_id = o.id and p.valid_to is null and b.valid_to is null and (
      (o.kind = 'SCHOOL' and b.kind = 'DEPARTMENT' and b.name_vi like 'Sở Giáo dục và Đào tạo %')
      or (o.kind = 'ENTERPRISE' and p.zone_id is not null and b.kind = 'PARK_BOARD'))`.execute(
    em.getKysely(),
  );
}

function createRows(plan: SeedPlan, chunk: readonly SeedOrganization[], deciders: Deciders) {
  const years = chunk.map((organization) => createYears(plan, organization));
  return [
    [MovementFocalPoint, chunk.flatMap((organization) => createFocalPoints(plan, organization))],
    [InternalRegulation, chunk.flatMap((organization) => createRegulations(plan, organization))],
    [OrganizationBody, chunk.flatMap((organization) => createOrganizationBodies(plan, organization))],
    [ProtectionPriority, chunk.flatMap((organization) => createPriorities(plan, organization, deciders))],
    [AnnualPlanRecord, years.flatMap(({ plans }) => plans)],
    [InformedPeople, years.flatMap(({ informed }) => informed)],
    [ResourceCommitment, years.flatMap(({ resources }) => resources)],
    [AggregateIndicator, years.flatMap(({ indicators }) => indicators)],
  ] as const;
}

/** What organisations have in place, year by year where it is yearly; then publishes the facts of all organisations. */
export async function seedReadiness(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const deciders = await readDeciders(em);
  let readinessRecords = 0;
  for (let start = 0; start < plan.organizations.length; start += CHUNK) {
    const chunk = plan.organizations.slice(start, start + CHUNK);
    let written = 0;
    for (const [entity, rows] of createRows(plan, chunk, deciders)) {
      await insertRows(em, entity, rows);
      written += rows.length;
    }
    plan.progress(written);
    readinessRecords += written;
  }
  await assignManagers(em);
  await refreshStatistics(em, 'organizations');
  await publishOrganizations(em);
  return { readinessRecords };
}
