import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';

@ObjectType({
  description:
    'Models counted as police statistics do: names, points and teams apart, never added (R20). No instrument that says so was seen; the source is clause 5a of the directive and that practice.',
})
export class ModelSummary {
  @Field(() => Int, { description: 'Different models with at least one point.' })
  names!: number;

  @Field(() => Int, { description: 'Points where a model is applied.' })
  points!: number;

  @Field(() => Int, { description: 'Teams of these points.' })
  teams!: number;
}

/** Whether a span of `row` holds on a day. */
export const openOn = (row: string, day: string): Sql =>
  sql`(${sql.ref(`${row}.since`)} <= ${day} and coalesce(${sql.ref(`${row}.until`)} > ${day}, true))`;

/** Models of units on a day: points in the unit or below it, and at organisations placed there that day. */
export const summaryOfUnit = createLoader(async ({ db }: GraphContext, ids, { asOf }: { asOf: string }) => {
  const units = sql`cast(${[...ids]} as uuid[])`;
  const { rows } = await sql<ModelSummary & { id: string }>`
    with located as (
      select area.id, p.id as point_id, p.model_id
      from emulation.model_point p cross join lateral unnest(p.area_ids) as area(id)
      where p.area_ids && ${units} and ${openOn('p', asOf)}
      union all
      select area.id, p.id, p.model_id
      from emulation.organization_place_reference w cross join lateral unnest(w.area_ids) as area(id)
      join emulation.model_point p on p.organization_id = w.organization_id
      where w.area_ids && ${units} and w.valid_from <= ${asOf} and coalesce(w.valid_to > ${asOf}, true)
        and ${openOn('p', asOf)})
    select u.id, count(distinct l.model_id)::int as names, count(distinct l.point_id)::int as points, count(t.id)::int as teams
    from unnest(${units}) as u(id)
    left join located l on l.id = u.id
    left join emulation.model_team t on t.point_id = l.point_id and ${openOn('t', asOf)}
    group by u.id`.execute(db);
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
});

/** Points and teams of models on a day. */
export const summaryOfModel = createLoader(async ({ db }: GraphContext, ids, { asOf }: { asOf: string }) => {
  const { rows } = await sql<ModelSummary & { id: string }>`
    select pt.model_id as id, 1 as names, count(distinct pt.id)::int as points, count(t.id)::int as teams
    from emulation.model_point pt
    left join emulation.model_team t on t.point_id = pt.id and ${openOn('t', asOf)}
    where pt.model_id = any(cast(${[...ids]} as uuid[])) and ${openOn('pt', asOf)}
    group by pt.model_id`.execute(db);
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
});
