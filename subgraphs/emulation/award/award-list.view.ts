import { sql } from 'kysely';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf } from '../../kit/connection.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { Award } from './award.js';

/** Keys a list of awards (`a`) can be ordered by. */
export const AWARD_ORDER = {
  DECIDED_ON: { expression: sql`a.decided_on`, type: 'date' },
  YEAR: { expression: sql`a.year`, type: 'int' },
} as const;
export type AwardOrder = OrderBy<keyof typeof AWARD_ORDER>;

export const LATEST_AWARD_FIRST = [{ field: 'DECIDED_ON', direction: 'DESC' }] as const;
export const toAwardOrder = (orderBy: readonly AwardOrder[]) =>
  orderKeys(orderBy, AWARD_ORDER, { expression: sql`a.id`, type: 'uuid' });

/** What all lists of awards share; the latest decision first. */
export const AWARD_LIST = {
  columns: columnsOf(Award, 'a'),
  from: sql`emulation.award a`,
  orderBy: toAwardOrder(LATEST_AWARD_FIRST),
};

export const AwardConnection = connectionOf(Award);
