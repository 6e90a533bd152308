import { sql } from 'kysely';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';

/** The facts of topic `publication` this subgraph keeps; a withdrawn one has no day. */
interface PublicationFacts {
  organizationId: string | null;
  on: string | null;
}

/** Keeps when the press spoke of an organisation, and forgets what was withdrawn: two statements a page. */
export const PUBLICATION_FACTS: Projection = {
  feed: 'campaignChanges',
  apply: async (db, changes) => {
    const facts = newestFacts<PublicationFacts>(changes, 'publication');
    if (facts.length === 0) return;
    await sql`
      delete from emulation.publication_reference
      where id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
    await sql`
      insert into emulation.publication_reference (id, organization_id, published_on)
      select f.id, f."organizationId", f."on"
      from jsonb_to_recordset(cast(${JSON.stringify(facts)} as jsonb)) as f(id uuid, "organizationId" uuid, "on" date)
      where f."organizationId" is not null and f."on" is not null`.execute(db);
  },
};
