import { sql } from 'kysely';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, type PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { StrengthSnapshot } from './strength-snapshot.js';

export const SnapshotConnection = connectionOf(StrengthSnapshot);

/** Counts of each unit, latest first. */
export const snapshotsOf = createLoader(({ db }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<StrengthSnapshot>(
    db,
    {
      ...{ list: 'unit-snapshots', columns: columnsOf(StrengthSnapshot, 's') },
      ...{ from: sql`security_forces.strength_snapshot s`, where: [] },
      // A unit has one count a day, so the day alone is unique.
      orderBy: [{ expression: sql`s.as_of`, direction: 'DESC', type: 'date' }],
      ...{ parent: sql`s.unit_id`, parents },
    },
    page,
  ),
);
