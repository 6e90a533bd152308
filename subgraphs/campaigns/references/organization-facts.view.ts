import { sql } from 'kysely';
import type { Projection } from '../../kit/feed/projection.js';
import { newestFacts } from '../../kit/feed/projection.js';

/** The facts of the feed this subgraph keeps; the feed tells more. */
interface OrganizationFacts {
  kind: string;
  establishedOn: string | null;
  closedOn: string | null;
  reachIds: string[];
  placements: { areaIds: string[]; validFrom: string; validTo: string | null }[];
}

/** Keeps who hosts campaigns, and where it was on each day, beside the campaigns: three statements a page. */
export const ORGANIZATION_FACTS: Projection = {
  feed: 'organizationChanges',
  apply: async (db, changes) => {
    const facts = newestFacts<OrganizationFacts>(changes, 'organization');
    if (facts.length === 0) return;
    await sql`
      insert into campaigns.organization_reference (id, kind, established_on, closed_on, reach_ids)
      select f.id, f.kind, f."establishedOn", f."closedOn", f."reachIds"
      from jsonb_to_recordset(cast(${JSON.stringify(facts)} as jsonb))
        as f(id uuid, kind text, "establishedOn" date, "closedOn" date, "reachIds" uuid[])
      on conflict (id) do update set kind = excluded.kind, established_on = excluded.established_on, closed_on = excluded.closed_on,
        reach_ids = excluded.reach_ids`.execute(db);
    await sql`
      delete from campaigns.organization_place_reference
      where organization_id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
    const places = facts.flatMap(({ id, placements }) => placements.map((place) => ({ ...place, id })));
    await sql`
      insert into campaigns.organization_place_reference (organization_id, valid_from, valid_to, area_ids)
      select f.id, f."validFrom", f."validTo", f."areaIds"
      from jsonb_to_recordset(cast(${JSON.stringify(places)} as jsonb))
        as f(id uuid, "validFrom" date, "validTo" date, "areaIds" uuid[])`.execute(db);
  },
};
