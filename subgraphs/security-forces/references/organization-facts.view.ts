import { sql } from 'kysely';
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
  placements: { areaIds: string[]; zoneId: string | null; validFrom: string; validTo: string | null }[];
}

/** Keeps whose guards they are, and where it was on each day, beside the guards: three statements a page. */
export const ORGANIZATION_FACTS: Projection = {
  feed: 'organizationChanges',
  apply: async (db, changes) => {
    const facts = newestFacts<OrganizationFacts>(changes, 'organization');
    if (facts.length === 0) return;
    await sql`
      insert into security_forces.organization_reference (id, kind, ownership, foreign_invested, established_on, closed_on, reach_ids)
      select f.id, f.kind, f.ownership, f."foreignInvested", f."establishedOn", f."closedOn", f."reachIds"
      from jsonb_to_recordset(cast(${JSON.stringify(facts)} as jsonb)) as f(id uuid, kind text, ownership text,
        "foreignInvested" boolean, "establishedOn" date, "closedOn" date, "reachIds" uuid[])
      on conflict (id) do update set kind = excluded.kind, ownership = excluded.ownership, foreign_invested = excluded.foreign_invested,
        established_on = excluded.established_on, closed_on = excluded.closed_on, reach_ids = excluded.reach_ids`.execute(
      db,
    );
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
  },
};
