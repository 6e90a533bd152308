import { type Kysely, sql } from 'kysely';
import type { Change } from '../../kit/feed/outbox.js';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';
import type { OrganizationKind, Ownership } from './organization.js';
import { replaceRows } from '../../kit/insert.js';
import { keepUnitRows } from '../../kit/unit.js';
import { OrganizationGradeReference } from './organization-grade-reference.js';
import { OrganizationPlaceReference } from './organization-place-reference.js';
import { UnitReference } from './unit-reference.js';

/** The facts of the feed this subgraph keeps; the feed tells more. */
interface OrganizationFacts {
  kind: OrganizationKind;
  ownership: Ownership;
  foreignInvested: boolean;
  establishedOn: string | null;
  closedOn: string | null;
  reachIds: string[];
  priority?: string | null;
  grades?: { year: number; grade: OrganizationGradeReference['grade'] }[];
  placements: { areaIds: string[]; zoneId: string | null; validFrom: string; validTo: string | null }[];
}

/** Keeps whose guards they are, and where it was on each day, beside the guards: five statements a page. */
async function keepPlacedOrganizations(db: Kysely<unknown>, changes: readonly Change[]): Promise<void> {
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
    await keepUnitRows(db, UnitReference, changes);
    await keepPlacedOrganizations(db, changes);
  },
};
