import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { Exemplar } from '../exemplar/exemplar.js';
import { openOn } from '../model/model-summary.view.js';

@ObjectType({ description: 'A model as it is applied in one commune: names, points and teams apart (R20).' })
export class CommuneModel {
  @Field(() => String, { description: 'Name in Vietnamese.' })
  name!: string;

  @Field(() => Int, { description: 'Points where it is applied there.' })
  points!: number;

  @Field(() => Int, { description: 'Teams of these points.' })
  teams!: number;
}

@ObjectType({ description: 'Models and exemplars of one commune, without any person (clauses 5a, 5c, Q5).' })
export class CommuneReport {
  unitId!: string;
  asOf!: Day;
}

/** Communes (`c`) in which an organisation was on a day, or which then applied a model themselves. */
export const communesOn = (day: Day): Sql => sql`(
  select w.area_ids[1] as unit_id from emulation.organization_place_reference w
  where w.valid_from <= ${day} and coalesce(w.valid_to > ${day}, true)
  union
  select u.id from emulation.model_point p join emulation.unit_reference u on u.id = p.unit_id and u.level = 'COMMUNE'
  where ${openOn('p', day)}) as c`;

/** Models of communes on a day: points in the commune itself and at organisations placed there that day. */
export const modelsOfCommune = createLoader(async ({ db }: GraphContext, ids, { asOf }: { asOf: Day }) => {
  const communes = sql`cast(${[...ids]} as uuid[])`;
  const { rows } = await sql<CommuneModel & { unitId: string }>`
    with located as (
      select p.area_ids[1] as unit_id, p.id, p.model_id from emulation.model_point p
      where p.unit_id = any(${communes}) and ${openOn('p', asOf)}
      union all
      select w.area_ids[1], p.id, p.model_id from emulation.organization_place_reference w
      join emulation.model_point p on p.organization_id = w.organization_id
      where w.area_ids && ${communes} and w.area_ids[1] = any(${communes})
        and w.valid_from <= ${asOf} and coalesce(w.valid_to > ${asOf}, true) and ${openOn('p', asOf)})
    select l.unit_id as "unitId", m.name, count(distinct l.id)::int as points, count(t.id)::int as teams
    from located l join emulation.movement_model m on m.id = l.model_id
    left join emulation.model_team t on t.point_id = l.id and ${openOn('t', asOf)}
    group by l.unit_id, m.id, m.name order by m.name collate public.vietnamese, m.id`.execute(db);
  return Map.groupBy(rows, ({ unitId }) => unitId);
});

/** Exemplars of communes that were made known in the year of a day, up to it; where the organisation then was. */
export const publicisedInCommune = createLoader(
  async ({ db }: GraphContext, ids, { asOf }: { asOf: Day }) => {
    const communes = sql`cast(${[...ids]} as uuid[])`;
    const { rows } = await sql<Exemplar & { unitId: string }>`
    select w.area_ids[1] as "unitId", ${columnsOf(Exemplar, 'x')} from emulation.exemplar x
    join emulation.exemplar_step s on s.exemplar_id = x.id and s.event = 'PUBLICISE'
    join emulation.organization_place_reference w on w.organization_id = x.organization_id
      and w.valid_from <= s.taken_on and coalesce(w.valid_to > s.taken_on, true)
    where w.area_ids[1] = any(${communes}) and s.taken_on between ${`${asOf.slice(0, 4)}-01-01`} and ${asOf}
    order by s.taken_on, x.id`.execute(db);
    return Map.groupBy(rows, ({ unitId }) => unitId);
  },
);
