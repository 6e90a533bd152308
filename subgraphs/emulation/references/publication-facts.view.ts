import { newestFacts, type Projection } from '../../kit/feed/projection.js';
import { replaceRows } from '../../kit/insert.js';
import { PublicationReference } from './publication-reference.js';

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
    const rows = facts.flatMap(({ id, organizationId, on }) =>
      organizationId && on ? [{ id, organizationId, publishedOn: on }] : [],
    );
    await replaceRows(db, PublicationReference, { owner: 'id', ids: facts.map(({ id }) => id), rows });
  },
};
