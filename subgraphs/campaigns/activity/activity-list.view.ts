import { sql } from 'kysely';
import type { Day } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, type PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderKey, readPagePerParent, type Sql } from '../../kit/page.js';
import { CampaignActivity } from './campaign-activity.js';

export const ActivityConnection = connectionOf(CampaignActivity);

export const ACTIVITY_COLUMNS = columnsOf(CampaignActivity, 'a');

export const ACTIVITIES = sql`campaigns.campaign_activity a`;

/** Activities that count: of a public campaign, not withdrawn. */
export const COUNTED: Sql = sql`a.counted`;

/** The days of a calendar year, so that an index over the day serves. */
export const inYear = (day: Sql, year: number): Sql =>
  sql`${day} between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`;

export const LATEST_FIRST: readonly OrderKey[] = [
  { expression: sql`a.held_on`, direction: 'DESC', type: 'date' },
  { expression: sql`a.id`, direction: 'DESC', type: 'uuid' },
];

export interface HeldWhen {
  /** Calendar year; null: any. */
  year: number | null;
  /** Last day; null: to the end. */
  asOf: Day | null;
}

/** Activities that count, of a year, as far as they were held by a day. */
export const countedWhen = ({ year, asOf }: HeldWhen): Sql[] => [
  COUNTED,
  ...(year === null ? [] : [inYear(sql`a.held_on`, year)]),
  ...(asOf ? [sql`a.held_on <= ${asOf}`] : []),
];

/** Activities that count of each organisation, latest first. */
export const activitiesOfHost = createLoader(
  ({ db }: GraphContext, parents, { year, asOf, ...page }: PageArgs & HeldWhen) =>
    readPagePerParent<CampaignActivity>(
      db,
      {
        ...{ list: 'host-activities', columns: ACTIVITY_COLUMNS, from: ACTIVITIES, orderBy: LATEST_FIRST },
        ...{ where: countedWhen({ year, asOf }), parent: sql`a.host_id`, parents },
      },
      page,
    ),
);

/** All activities of each campaign, withdrawn ones too, latest first. */
export const activitiesOfCampaign = createLoader(({ db }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<CampaignActivity>(
    db,
    {
      ...{
        list: 'campaign-activities',
        columns: ACTIVITY_COLUMNS,
        from: ACTIVITIES,
        where: [],
      },
      ...{ orderBy: LATEST_FIRST, parent: sql`a.campaign_id`, parents },
    },
    page,
  ),
);
