import { sql } from 'kysely';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { seedAssessments } from './assessments.js';
import { seedCampaigns } from './campaigns.js';
import { seedDirective } from './directive.js';
import { seedEmulation } from './emulation.js';
import { createPlan, seedOrganizations } from './organizations.js';
import type { SeedCounts } from './plan.js';
import { seedReadiness } from './readiness.js';
import { seedReports } from './reports.js';
import { seedReviews } from './reviews.js';
import { seedSecurityForces } from './security-forces.js';

/** Tables `--reset` leaves: what every register has before its first organisation. */
const KEPT = [
  'migration',
  'administrative_unit',
  'unit_succession',
  'industrial_zone',
  'hiring_limit',
  'certificate_validity',
  'guard_standard',
  'dispute_deadline',
  'topic',
  'award_kind',
  'award_authority',
  'council_rule',
  'legal_instrument',
  'safety_standard',
  'subject_eligibility',
  'criterion',
  'completion_deadline',
  'recognition_authority',
  'consecutive_rule',
  'report_template',
  'report_figure',
  'initiative_rule',
  'rule_instrument',
];

const managerOf = (subgraphs: ReadonlyMap<string, Subgraph>, name: string) =>
  subgraphs.get(name)!.orm.em.fork();

export async function isRegisterEmpty(subgraphs: ReadonlyMap<string, Subgraph>): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from organizations.organization) as empty`.execute(
    managerOf(subgraphs, 'organizations').getKysely(),
  );
  return rows[0]!.empty;
}

/** Empties every table of the four subgraphs but the catalogues and the places. */
export async function resetRegister(subgraphs: ReadonlyMap<string, Subgraph>): Promise<void> {
  for (const { orm } of subgraphs.values()) {
    const db = orm.em.fork().getKysely();
    const { rows } = await sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema = ${orm.config.get('schema')!} and table_type = 'BASE TABLE' and table_name <> all(${KEPT})`.execute(
      db,
    );
    await sql`truncate ${sql.join(rows.map(({ name }) => sql.raw(name)))} cascade`.execute(db);
  }
}

export interface SeedOptions {
  seed: number;
  count: number;
  progress: (rows: number) => void;
}

/**
 * Fills an empty register, each subgraph in a transaction of its own; then the others catch up with the facts
 * of the organisations, as they do in production. Reports come last, since they count what all of them hold.
 */
export async function seedRegister(
  subgraphs: ReadonlyMap<string, Subgraph>,
  { seed, count, progress }: SeedOptions,
): Promise<SeedCounts> {
  const plan = await createPlan(managerOf(subgraphs, 'organizations'), { seed, count }, progress);
  const counts: SeedCounts = {};
  const steps = [
    ['organizations', seedOrganizations],
    ['organizations', seedAssessments],
    ['organizations', seedDirective],
    ['organizations', seedReadiness],
    ['organizations', seedReviews],
    ['security-forces', seedSecurityForces],
    ['campaigns', seedCampaigns],
    ['emulation', seedEmulation],
  ] as const;
  for (const [name, write] of steps) {
    const em = managerOf(subgraphs, name);
    Object.assign(counts, await em.transactional((transaction) => write(transaction, plan)));
  }
  for (const subgraph of subgraphs.values()) await subgraph.catchUp();
  const reporting = managerOf(subgraphs, 'organizations');
  Object.assign(counts, await reporting.transactional((transaction) => seedReports(transaction, plan)));
  return counts;
}
