import { sql } from 'kysely';
import type { Sql } from '../../kit/page.js';
import type { Viewer } from '../../kit/viewer.js';
import { withinReach } from '../references/organization-reach.view.js';
import { PUBLIC_STATES } from './campaign.states.js';

/** Campaigns (`c`) everyone may see: approved once, or put on record. Only their activities count in figures. */
export const IS_PUBLIC: Sql = sql`(c.state = any(cast(${[...PUBLIC_STATES]} as text[])) or c.state = 'CANCELLED' and c.plan_number is not null)`;

/** Campaigns (`c`) the viewer may see: the public ones, and all of the hosts in its reach. */
export const visibleTo = (viewer: Viewer): Sql =>
  sql`(${IS_PUBLIC} or ${withinReach(viewer, sql`c.host_id`)})`;
