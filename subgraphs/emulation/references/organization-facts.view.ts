import { sql } from 'kysely';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';

/** The facts of the feed this subgraph keeps; the feed tells more. */
interface OrganizationFacts {
  establishedOn: string | null;
  reachIds: string[];
  placements: { areaIds: string[]; validFrom: string; validTo: string | null }[];
}

/** Keeps who receives awards and applies models, and where it was on each day: three statements a page. */
export const ORGANIZATION_FACTS: Projection = {
  feed: 'organizationChanges',
  apply: async (db, changes) => {
    const facts = newestFacts<OrganizationFacts>(changes, 'organization');
    if (facts.length === 0) return;
    await sql`
      insert into emulation.organization_reference (id, established_on, reach_ids)
      select f.id, f."establishedOn", f."reachIds"
      from jsonb_to_recordset(cast(${JSON.stringify(facts)} as jsonb)) as f(id uuid, "establishedOn" date, "reachIds" uuid[])
      on conflict (id) do update set established_on = excluded.established_on, reach_ids = excluded.reach_ids`.execute(
      db,
    );
    // Spans are replaced as a whole: a corrected one must not leave its old twin behind.
    await sql`
      delete from emulation.organization_place_reference
      where organization_id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
    const places = facts.flatMap(({ id, placements }) => placements.map((place) => ({ ...place, id })));
    await sql`
      insert into emulation.organization_place_reference (organization_id, valid_from, valid_to, area_ids)
      select f.id, f."validFrom", f."validTo", f."areaIds"
      from jsonb_to_recordset(cast(${JSON.stringify(places)} as jsonb))
        as f(id uuid, "validFrom" date, "validTo" date, "areaIds" uuid[])`.execute(db);
  },
};
