import { type Kysely, sql } from 'kysely';
import type { Projection } from '../../kit/feed/projection.js';
import { newestFacts } from '../../kit/feed/projection.js';

/** The facts of the feed this subgraph keeps; the feed tells more. */
interface OrganizationFacts {
  kind: string;
  educationLevel?: string | null;
  grades?: { year: number; grade: string }[];
  establishedOn: string | null;
  closedOn: string | null;
  reachIds: string[];
  placements: { areaIds: string[]; zoneId: string | null; validFrom: string; validTo: string | null }[];
}

/** Keeps who hosts campaigns, and where it was on each day, beside the campaigns: five statements a page. */
export const ORGANIZATION_FACTS: Projection = {
  feed: 'organizationChanges',
  apply: async (db, changes) => {
    const facts = newestFacts<OrganizationFacts>(changes, 'organization');
    if (facts.length === 0) return;
    await sql`
      insert into campaigns.organization_reference (id, kind, education_level, established_on, closed_on, reach_ids)
      select f.id, f.kind, f."educationLevel", f."establishedOn", f."closedOn", f."reachIds"
      from jsonb_to_recordset(cast(${JSON.stringify(facts)} as jsonb))
        as f(id uuid, kind text, "educationLevel" text, "establishedOn" date, "closedOn" date, "reachIds" uuid[])
      on conflict (id) do update set kind = excluded.kind, education_level = excluded.education_level, established_on = excluded.established_on, closed_on = excluded.closed_on,
        reach_ids = excluded.reach_ids`.execute(db);
    await sql`
      delete from campaigns.organization_place_reference
      where organization_id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
    const places = facts.flatMap(({ id, placements }) => placements.map((place) => ({ ...place, id })));
    await sql`
      insert into campaigns.organization_place_reference (organization_id, valid_from, valid_to, area_ids, zone_id)
      select f.id, f."validFrom", f."validTo", f."areaIds", f."zoneId"
      from jsonb_to_recordset(cast(${JSON.stringify(places)} as jsonb))
        as f(id uuid, "validFrom" date, "validTo" date, "areaIds" uuid[], "zoneId" uuid)`.execute(db);
    await replaceGrades(db, facts);
  },
};

/** Decided grades by year: a withdrawn one must not stay behind. */
async function replaceGrades(
  db: Kysely<unknown>,
  facts: readonly (OrganizationFacts & { id: string })[],
): Promise<void> {
  await sql`
    delete from campaigns.organization_grade_reference
    where organization_id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
  const grades = facts.flatMap(({ id, grades: decided }) => (decided ?? []).map((one) => ({ ...one, id })));
  await sql`
    insert into campaigns.organization_grade_reference (organization_id, year, grade)
    select f.id, f.year, f.grade
    from jsonb_to_recordset(cast(${JSON.stringify(grades)} as jsonb)) as f(id uuid, year int, grade text)`.execute(
    db,
  );
}
