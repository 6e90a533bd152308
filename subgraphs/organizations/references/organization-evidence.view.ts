import { sql } from 'kysely';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';
import { replaceRows } from '../../kit/insert.js';
import { type EvidenceRow, toCampaignRows, toEmulationRows, toSecurityRows } from './evidence-rows.rules.js';
import { EVIDENCE_KINDS, type EvidenceFeed, OrganizationEvidence } from './organization-evidence.js';

type Tell<Facts> = (facts: Facts) => readonly EvidenceRow[];

/** Keeps what a feed tells of organisations: two statements a page. */
const follow = <Facts>(feed: EvidenceFeed, toRows: Tell<Facts>): Projection => ({
  feed,
  apply: async (db, changes) => {
    const told: (Facts & { id: string })[] = newestFacts<Facts>(changes, 'organization');
    if (told.length === 0) return;
    await replaceRows(db, OrganizationEvidence, {
      owner: 'organizationId',
      ids: told.map(({ id }) => id),
      only: sql`kind = any(cast(${[...EVIDENCE_KINDS[feed]]} as text[]))`,
      rows: told.flatMap((facts) =>
        toRows(facts).map(
          ({ kind, on, endedOn = null, people = null, approved = null, codes = [] }, position) => ({
            ...{ organizationId: facts.id, kind, position, happenedOn: on, endedOn, people, approved },
            codes: [...codes],
          }),
        ),
      ),
    });
  },
});

/** How many guards there are and should be, who was trained, plans and drills. */
export const SECURITY_EVIDENCE = follow('securityForceChanges', toSecurityRows);

/** What was held, and with how many. */
export const CAMPAIGN_EVIDENCE = follow('campaignChanges', toCampaignRows);

/** Nominations, awards that stand, models applied. */
export const EMULATION_EVIDENCE = follow('emulationChanges', toEmulationRows);
