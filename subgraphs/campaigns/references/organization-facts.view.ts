import { type Kysely, sql } from 'kysely';
import type { Change } from '../../kit/feed/outbox.js';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';
import { replaceRows } from '../../kit/insert.js';
import { OrganizationGradeReference } from './organization-grade-reference.js';
import { OrganizationPlaceReference } from './organization-place-reference.js';
import { keepUnits } from './unit-facts.view.js';

/** The facts of the feed this subgraph keeps; the feed tells more. */
interface OrganizationFacts {
  kind: string;
  educationLevel?: string | null;
  grades?: { year: number; grade: OrganizationGradeReference['grade'] }[];
  establishedOn: string | null;
  closedOn: string | null;
  reachIds: string[];
  placements: { areaIds: string[]; zoneId: string | null; validFrom: string; validTo: string | null }[];
}

/** Keeps who hosts campaigns, and where it was on each day, beside the campaigns: five statements a page. */
async function keepPlacedOrganizations(db: Kysely<unknown>, changes: readonly Change[]): Promise<void> {
  const facts = newestFacts<OrganizationFacts>(changes, 'organization');
  if (facts.length === 0) return;
  await sql`
    insert into campaigns.organization_reference (id, kind, education_level, established_on, closed_on, reach_ids)
    select f.id, f.kind, f."educationLevel", f."establishedOn", f."closedOn", f."reachIds"
    from jsonb_to_recordset(cast(${JSON.stringify(facts)} as jsonb))
      as f(id uuid, kind text, "educationLevel" text, "establishedOn" date, "closedOn" date, "reachIds" uuid[])
    on conflict (id) do update set kind = excluded.kind, education_level = excluded.education_level, established_on = excluded.established_on, closed_on = excluded.closed_on,
      reach_ids = excluded.reach_ids`.execute(db);
  const ids = facts.map(({ id }) => id);
  const places = facts.flatMap(({ id, placements }) =>
    placements.map(({ validFrom, validTo, areaIds, zoneId }) => ({
      ...{ organizationId: id, validFrom, validTo, areaIds, zoneId },
    })),
  );
  await replaceRows(db, OrganizationPlaceReference, { owner: 'organizationId', ids, rows: places });
  const grades = facts.flatMap(({ id, grades: decided = [] }) =>
    decided.map(({ year, grade }) => ({ organizationId: id, year, grade })),
  );
  await replaceRows(db, OrganizationGradeReference, { owner: 'organizationId', ids, rows: grades });
}

/** What organizations tells of organisations and of units. */
export const ORGANIZATION_FACTS: Projection = {
  feed: 'organizationChanges',
  apply: async (db, changes) => {
    await keepUnits(db, changes);
    await keepPlacedOrganizations(db, changes);
  },
};
