import { type Kysely, sql } from 'kysely';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';
import { toCampaignRows, toEmulationRows, toSecurityRows } from './evidence-rows.rules.js';
import { EVIDENCE_KINDS, type EvidenceFeed } from './organization-evidence.js';

/** Replaces what a feed told of some organisations: two statements a page. */
async function replaceEvidence(
  db: Kysely<unknown>,
  feed: EvidenceFeed,
  told: readonly { id: string; rows: readonly object[] }[],
): Promise<void> {
  if (told.length === 0) return;
  await sql`
    delete from organizations.organization_evidence
    where organization_id = any(cast(${told.map(({ id }) => id)} as uuid[]))
      and kind = any(cast(${[...EVIDENCE_KINDS[feed]]} as text[]))`.execute(db);
  const rows = told.flatMap(({ id, rows: own }) => own.map((row, position) => ({ ...row, id, position })));
  await sql`
    insert into organizations.organization_evidence
      (organization_id, kind, position, happened_on, ended_on, people, approved, codes)
    select f.id, f.kind, f.position, f."on", f."endedOn", f.people, f.approved, coalesce(f.codes, '{}')
    from jsonb_to_recordset(cast(${JSON.stringify(rows)} as jsonb)) as f(id uuid, kind text, position int, "on" date,
      "endedOn" date, people int, approved int, codes text[])`.execute(db);
}

type Tell<Facts> = (facts: Facts) => readonly object[];

const follow = <Facts>(feed: EvidenceFeed, toRows: Tell<Facts>): Projection => ({
  feed,
  apply: (db, changes) => {
    const told: (Facts & { id: string })[] = newestFacts<Facts>(changes, 'organization');
    return replaceEvidence(
      db,
      feed,
      told.map((facts) => ({ id: facts.id, rows: toRows(facts) })),
    );
  },
});

/** How many guards there are and should be, who was trained, plans and drills. */
export const SECURITY_EVIDENCE = follow('securityForceChanges', toSecurityRows);

/** What was held, and with how many. */
export const CAMPAIGN_EVIDENCE = follow('campaignChanges', toCampaignRows);

/** Nominations, awards that stand, models applied. */
export const EMULATION_EVIDENCE = follow('emulationChanges', toEmulationRows);
