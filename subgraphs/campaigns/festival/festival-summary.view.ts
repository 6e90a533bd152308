import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { placedOn } from '../../kit/reach.js';
import { countedAs } from '../references/unit-map.view.js';
import type { UnitScheme } from '../references/unit-scheme.js';
import { inYear } from '../activity/activity-list.view.js';

@ObjectType({ description: 'Festival events in figures; withdrawn ones do not count.' })
export class FestivalSummary {
  @Field(() => Int, { description: 'Events held.' })
  events!: number;

  @Field(() => Int, { description: 'People who took part, summed; one person at two events counts twice.' })
  participants!: number;

  @Field(() => Int, { description: 'Collectives handed a commendation at these events.' })
  collectivesCommended!: number;

  @Field(() => Int, { description: 'Persons handed a commendation at these events, a count.' })
  individualsCommended!: number;
}

const FIGURES = sql`count(e.id)::int as events, coalesce(sum(e.participants), 0)::int as participants,
  coalesce(sum(e.collectives_commended), 0)::int as "collectivesCommended",
  coalesce(sum(e.individuals_commended), 0)::int as "individualsCommended"`;

type Row = FestivalSummary & { id: string };
const toMap = (rows: readonly Row[]): Map<string, FestivalSummary> =>
  new Map(rows.map(({ id, ...summary }) => [id, summary]));

export const festivalOfPlan = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<Row>`
    select p.id, ${FIGURES} from unnest(cast(${[...ids]} as uuid[])) as p(id)
    left join campaigns.festival_event e on e.plan_id = p.id and not e.withdrawn group by p.id`.execute(db);
  return toMap(rows);
});

interface UnitYear {
  year: number;
  unitScheme: UnitScheme;
}

/** Events of units in the area, and of organisations that were there on the day, or on today's map are there now. */
export const festivalOfUnit = createLoader(
  async ({ db }: GraphContext, ids, { year, unitScheme }: UnitYear) => {
    const units = sql`cast(${[...ids]} as uuid[])`;
    const counted = sql`not e.withdrawn and ${inYear(sql`e.held_on`, year)}`;
    const { rows } = await sql<Row>`
      with area as (select * from ${countedAs(units, unitScheme)} as c),
      located as (
        select area.counted as unit_id, e.id from area join campaigns.festival_event e on e.area_ids @> array[area.id]
        where ${counted}
        union
        select area.counted, e.id from area
        join campaigns.organization_place_reference w on w.area_ids @> array[area.id]
        join campaigns.festival_event e on e.organization_id = w.organization_id
          and ${placedOn(unitScheme === 'CURRENT' ? sql`cast(${today()} as date)` : sql`e.held_on`)}
        where ${counted})
      select u.id, ${FIGURES} from unnest(${units}) as u(id)
      left join located l on l.unit_id = u.id left join campaigns.festival_event e on e.id = l.id
      group by u.id`.execute(db);
    return toMap(rows);
  },
);
