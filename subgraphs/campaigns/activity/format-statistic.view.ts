import { sql } from 'kysely';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { all } from '../../kit/page.js';
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

/** By kind of host and format: at most 50 rows. Earlier uses are looked up in the index by host and day. */
export async function readFormatStatistics({ db }: GraphContext, year: number): Promise<FormatStatistic[]> {
  const { rows } = await sql<FormatStatistic>`
    with held as (
      select a.format, o.kind, a.host_id, count(*)::int as n from ${ACTIVITIES}
      left join campaigns.organization_reference o on o.id = a.host_id
      where ${all([...COUNTED, inYear(sql`a.held_on`, year)])} group by 1, 2, 3),
    hosts as materialized (
      select h.*, not exists (
        select from ${ACTIVITIES} where a.host_id = h.host_id and a.format = h.format
          and a.held_on < make_date(${year}, 1, 1) and ${all(COUNTED)}) as is_new from held h)
    select format, kind, sum(n)::int as activities,
      (sum(n) / sum(sum(n)) over (partition by kind))::float as share,
      count(*) filter (where is_new and format is not null)::int as "newHosts",
      bool_and(is_new) and format is not null and not exists (
        select from ${ACTIVITIES} join campaigns.organization_reference o on o.id = a.host_id
        where o.kind = hosts.kind and a.format = hosts.format and a.held_on < make_date(${year}, 1, 1)
          and ${all(COUNTED)}) as "isFirstYear"
    from hosts group by format, kind order by kind, format nulls last`.execute(db);
  return rows;
}

/** Whether each activity was the first of its host in its format; of two on one day the smaller id. */
export const newFormatOf = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    select one.id, not exists (
      select from ${ACTIVITIES} where a.host_id = one.host_id and a.format = one.format and ${all(COUNTED)}
        and (a.held_on, a.id) < (one.held_on, one.id)) as "isNew"
    from campaigns.campaign_activity one where one.id = any(cast(${[...ids]} as uuid[]))`.execute(db);
  return new Map(rows.map(({ id, isNew }) => [id, isNew]));
});
