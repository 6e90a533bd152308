import { newestFacts, type Projection } from '../../kit/feed/projection.js';
import { replaceRows } from '../../kit/insert.js';
import { ManagerTrainingReference } from './manager-training-reference.js';

/** The facts of the feed this subgraph keeps; the feed tells more. */
interface ForceFacts {
  courses: { on: string; audience: string; trained: number }[];
}

/** Keeps when managers were trained (duty 4c), beside who hosts campaigns: two statements a page. */
export const FORCE_FACTS: Projection = {
  feed: 'securityForceChanges',
  apply: async (db, changes) => {
    const facts = newestFacts<ForceFacts>(changes, 'organization');
    if (facts.length === 0) return;
    const rows = facts.flatMap(({ id, courses }) => {
      const days = courses.filter(({ audience }) => audience === 'MANAGER').map(({ on }) => on);
      return [...new Set(days)].map((trainedOn) => ({ organizationId: id, trainedOn }));
    });
    const ids = facts.map(({ id }) => id);
    await replaceRows(db, ManagerTrainingReference, { owner: 'organizationId', ids, rows });
  },
};
