import { type Kysely, sql } from 'kysely';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';
import type { OrganizationKind, Ownership } from './organization.js';

/** The facts of the feed this subgraph keeps; the feed tells more. */
interface OrganizationFacts {
  kind: OrganizationKind;
  ownership: Ownership;
  foreignInvested: boolean;
  establishedOn: string | null;
  closedOn: string | null;
  reachIds: string[];
  priority?: string | null;
  grades?: { year: number; grade: string }[];
  placements: { areaIds: string[]; zoneId: string | null; validFrom: string; validTo: string | null }[];
}

/** Keeps whose guards they are, and where it was on each day, beside the guards: five statements a page. */
export const ORGANIZATION_FACTS: Projection = {
  feed: 'organizationChanges',
  apply: async (db, changes) => {
    const facts = newestFacts<OrganizationFacts>(changes, 'organization');
    if (facts.length === 0) return;
    await sql`
      insert into security_forces.organization_reference (id, kind, ownership, foreign_invested, established_on, closed_on, reach_ids, priority)
      select f.id, f.kind, f.ownership, f."foreignInvested", f."establishedOn", f."closedOn", f."reachIds", f.priority
      from jsonb_to_recordset(cast(${JSON.stringify(facts)} as jsonb)) as f(id uuid, kind text, ownership text,
        "foreignInvested" boolean, "establishedOn" date, "closedOn" date, "reachIds" uuid[], priority text)
      on conflict (id) do update set kind = excluded.kind, ownership = excluded.ownership, foreign_invested = excluded.foreign_invested,
        established_on = excluded.established_on, closed_on = excluded.closed_on, reach_ids = excluded.reach_ids,
        priority = excluded.priority`.execute(db);
    // Spans are replaced as a whole: a corrected one must not leave its old twin behind.
    await sql`
      delete from security_forces.organization_place_reference
      where organization_id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
    const places = facts.flatMap(({ id, placements }) => placements.map((place) => ({ ...place, id })));
    await sql`
      insert into security_forces.organization_place_reference (organization_id, valid_from, valid_to, area_ids, zone_id)
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
    delete from security_forces.organization_grade_reference
    where organization_id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
  const grades = facts.flatMap(({ id, grades: decided }) => (decided ?? []).map((one) => ({ ...one, id })));
  await sql`
    insert into security_forces.organization_grade_reference (organization_id, year, grade)
    select f.id, f.year, f.grade
    from jsonb_to_recordset(cast(${JSON.stringify(grades)} as jsonb)) as f(id uuid, year int, grade text)`.execute(
    db,
  );
}
