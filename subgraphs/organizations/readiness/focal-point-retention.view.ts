import { sql } from 'kysely';
import { deleteWhen } from '../../kit/retention.js';
import { lastExpiredEnd } from './focal-point.rules.js';

/** A contact is erased a year after somebody else took over (domain 8.1). */
export const FOCAL_POINT_RETENTION = deleteWhen(
  { name: 'focal-points', kept: '12 months after the end (domain 8.1, focal point)' },
  sql`organizations.movement_focal_point`,
  (today) => sql`r.valid_to <= ${lastExpiredEnd(today)}`,
);
