import { sql } from 'kysely';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { OrganizationKind } from '../references/organization.js';
import { ACTIVITIES, COUNTED, inYear } from './activity-list.view.js';
import { ActivityFormat } from './campaign-activity.js';

@ObjectType({
  description: 'Activities of a year in one format by hosts of one kind, as counts (duty 2b).',
})
export class FormatStatistic {
  @Field(() => ActivityFormat, { nullable: true, description: 'How they were held; null: not told.' })
  format!: ActivityFormat | null;

  @Field(() => OrganizationKind, {
    nullable: true,
    description: 'What their hosts are; null: not known here.',
  })
  kind!: OrganizationKind | null;

  @Field(() => Int, { description: 'Activities held.' })
  activities!: number;

  @Field(() => Float, { description: 'Share of all activities by hosts of this kind in the year, 0 to 1.' })
  share!: number;

  @Field(() => Int, { description: 'Hosts that held their first activity in this format in the year.' })
  newHosts!: number;

  @Field(() => Boolean, {
    description: 'Whether no host of this kind had used the format in any year before.',
  })
  isFirstYear!: boolean;
}

/**
 * By kind of host and format: at most 50 rows. All uses are read once with the year of the first, since looking up the
 * earlier uses of each host and format took three seconds.
 */
export async function readFormatStatistics({ db }: GraphContext, year: number): Promise<FormatStatistic[]> {
  const { rows } = await sql<FormatStatistic>`
    with host as (
      select a.host_id, a.format, min(a.held_on) < make_date(${year}, 1, 1) as is_known,
        count(*) filter (where ${inYear(sql`a.held_on`, year)}) as n
      from ${ACTIVITIES} where ${COUNTED} and a.held_on <= make_date(${year}, 12, 31) group by 1, 2)
    select h.format, o.kind, sum(h.n)::int as activities,
      (sum(h.n) / sum(sum(h.n)) over (partition by o.kind))::float as share,
      (count(*) filter (where not h.is_known and h.format is not null))::int as "newHosts",
      not bool_or(h.is_known) and h.format is not null as "isFirstYear"
    from host h left join campaigns.organization_reference o on o.id = h.host_id
    group by h.format, o.kind having sum(h.n) > 0 order by o.kind, h.format nulls last`.execute(db);
  return rows;
}

/** Whether each activity was the first of its host in its format; of two on one day the smaller id. */
export const newFormatOf = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    select one.id, not exists (
      select from ${ACTIVITIES} where a.host_id = one.host_id and a.format = one.format and ${COUNTED}
        and (a.held_on, a.id) < (one.held_on, one.id)) as "isNew"
    from campaigns.campaign_activity one where one.id = any(cast(${[...ids]} as uuid[]))`.execute(db);
  return new Map(rows.map(({ id, isNew }) => [id, isNew]));
});
