import { type Kysely, sql } from 'kysely';
import type { Change } from '../../kit/feed/outbox.js';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';
import { replaceRows } from '../../kit/insert.js';
import { OrganizationPlaceReference } from './organization-place-reference.js';
import { OrganizationYearReference } from './organization-year-reference.js';
import { keepUnits } from './unit-facts.view.js';

/** The facts of the feed this subgraph keeps; the feed tells more. */
interface OrganizationFacts {
  establishedOn: string | null;
  closedOn: string | null;
  reachIds: string[];
  /** What was published before years were told lacks them. */
  registeredYears?: number[];
  recognisedYears?: number[];
  grades?: { year: number; grade: string }[];
  placements: { areaIds: string[]; validFrom: string; validTo: string | null }[];
}
type Known = OrganizationFacts & { id: string };

async function keepOrganizations(db: Kysely<unknown>, facts: readonly Known[]): Promise<void> {
  await sql`
    insert into emulation.organization_reference (id, established_on, closed_on, reach_ids)
    select f.id, f."establishedOn", f."closedOn", f."reachIds"
    from jsonb_to_recordset(cast(${JSON.stringify(facts)} as jsonb))
      as f(id uuid, "establishedOn" date, "closedOn" date, "reachIds" uuid[])
    on conflict (id) do update set established_on = excluded.established_on,
      closed_on = excluded.closed_on, reach_ids = excluded.reach_ids`.execute(db);
}

async function keepPlaces(db: Kysely<unknown>, facts: readonly Known[]): Promise<void> {
  const rows = facts.flatMap(({ id, placements }) =>
    placements.map(({ validFrom, validTo, areaIds }) => ({
      organizationId: id,
      validFrom,
      validTo,
      areaIds,
    })),
  );
  const ids = facts.map(({ id }) => id);
  await replaceRows(db, OrganizationPlaceReference, { owner: 'organizationId', ids, rows });
}

/** One row for each year of which something is known. */
function toYears({ id, registeredYears = [], recognisedYears = [], grades = [] }: Known) {
  const gradeOf = new Map(grades.map(({ year, grade }) => [year, grade]));
  const years = new Set([...registeredYears, ...recognisedYears, ...gradeOf.keys()]);
  return [...years].map((year) => ({
    ...{ organizationId: id, year, isRegistered: registeredYears.includes(year) },
    ...{ isRecognised: recognisedYears.includes(year), grade: gradeOf.get(year) ?? null },
  }));
}

async function keepYears(db: Kysely<unknown>, facts: readonly Known[]): Promise<void> {
  const ids = facts.map(({ id }) => id);
  await replaceRows(db, OrganizationYearReference, {
    ...{ owner: 'organizationId' as const, ids, rows: facts.flatMap(toYears) },
  });
}

/** Keeps who receives awards and applies models, where it was on each day, and its years: five statements a page. */
async function keepPlacedOrganizations(db: Kysely<unknown>, changes: readonly Change[]): Promise<void> {
  const facts = newestFacts<OrganizationFacts>(changes, 'organization');
  if (facts.length === 0) return;
  await keepOrganizations(db, facts);
  await keepPlaces(db, facts);
  await keepYears(db, facts);
}

/** What organizations tells of organisations and of units. */
export const ORGANIZATION_FACTS: Projection = {
  feed: 'organizationChanges',
  apply: async (db, changes) => {
    await keepUnits(db, changes);
    await keepPlacedOrganizations(db, changes);
  },
};
