import { sql } from 'kysely';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';

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
    await sql`
      delete from campaigns.manager_training_reference
      where organization_id = any(cast(${facts.map(({ id }) => id)} as uuid[]))`.execute(db);
    const days = facts.flatMap(({ id, courses }) =>
      courses.filter(({ audience }) => audience === 'MANAGER').map(({ on }) => ({ id, on })),
    );
    await sql`
      insert into campaigns.manager_training_reference (organization_id, trained_on)
      select distinct f.id, f."on"
      from jsonb_to_recordset(cast(${JSON.stringify(days)} as jsonb)) as f(id uuid, "on" date)`.execute(db);
  },
};
