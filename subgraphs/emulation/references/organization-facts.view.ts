import { type Kysely, sql } from 'kysely';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';

/** The facts of the feed this subgraph keeps; the feed tells more. */
interface OrganizationFacts {
  kind: string;
  establishedOn: string | null;
  closedOn: string | null;
  reachIds: string[];
  /** What was published before years were told lacks them. */
  registeredYears?: number[];
  recognisedYears?: number[];
  grades?: { year: number; grade: string }[];
  placements: { areaIds: string[]; zoneId: string | null; validFrom: string; validTo: string | null }[];
}
type Known = OrganizationFacts & { id: string };

async function keepOrganizations(db: Kysely<unknown>, facts: readonly Known[]): Promise<void> {
  await sql`
    insert into emulation.organization_reference (id, kind, established_on, closed_on, reach_ids)
    select f.id, f.kind, f."establishedOn", f."closedOn", f."reachIds"
    from jsonb_to_recordset(cast(${JSON.stringify(facts)} as jsonb))
      as f(id uuid, kind text, "establishedOn" date, "closedOn" date, "reachIds" uuid[])
    on conflict (id) do update set kind = excluded.kind, established_on = excluded.established_on,
      closed_on = excluded.closed_on, reach_ids = excluded.reach_ids`.execute(db);
}

/** Spans and years are replaced as a whole: a corrected one must not leave its old twin behind. */
async function keepPlaces(db: Kysely<unknown>, facts: readonly Known[]): Promise<void> {
  const places = facts.flatMap(({ id, placements }) => placements.map((place) => ({ ...place, id })));
  await sql`
    delete from emulation.organization_place_reference
    where organization_id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
  await sql`
    insert into emulation.organization_place_reference (organization_id, valid_from, valid_to, area_ids, zone_id)
    select f.id, f."validFrom", f."validTo", f."areaIds", f."zoneId"
    from jsonb_to_recordset(cast(${JSON.stringify(places)} as jsonb))
      as f(id uuid, "validFrom" date, "validTo" date, "areaIds" uuid[], "zoneId" uuid)`.execute(db);
}

/** One row for each year of which something is known. */
function toYears({ id, registeredYears = [], recognisedYears = [], grades = [] }: Known): object[] {
  const gradeOf = new Map(grades.map(({ year, grade }) => [year, grade]));
  const years = new Set([...registeredYears, ...recognisedYears, ...gradeOf.keys()]);
  return [...years].map((year) => ({
    ...{ id, year, isRegistered: registeredYears.includes(year) },
    ...{ isRecognised: recognisedYears.includes(year), grade: gradeOf.get(year) ?? null },
  }));
}

async function keepYears(db: Kysely<unknown>, facts: readonly Known[]): Promise<void> {
  await sql`
    delete from emulation.organization_year_reference
    where organization_id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
  await sql`
    insert into emulation.organization_year_reference (organization_id, year, is_registered, is_recognised, grade)
    select f.id, f.year, f."isRegistered", f."isRecognised", f.grade
    from jsonb_to_recordset(cast(${JSON.stringify(facts.flatMap(toYears))} as jsonb))
      as f(id uuid, year int, "isRegistered" boolean, "isRecognised" boolean, grade text)`.execute(db);
}

/** Keeps who receives awards and applies models, where it was on each day, and its years: five statements a page. */
export const ORGANIZATION_FACTS: Projection = {
  feed: 'organizationChanges',
  apply: async (db, changes) => {
    const facts = newestFacts<OrganizationFacts>(changes, 'organization');
    if (facts.length === 0) return;
    await keepOrganizations(db, facts);
    await keepPlaces(db, facts);
    await keepYears(db, facts);
  },
};
