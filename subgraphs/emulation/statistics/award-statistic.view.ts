import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import { all, type Sql } from '../../kit/page.js';
import { joinPlace, waiting } from '../references/successor.view.js';
import type { UnitScheme } from '../references/unit-scheme.js';

@ObjectType({
  description:
    'Awards of collectives of one commune that stand, by year of the achievement (clause 5b, R18).',
})
export class AwardStatistic {
  unitId!: string | null;

  @Field(() => Int, { description: 'Titles (danh hiệu thi đua).' })
  titles!: number;

  @Field(() => Int, { description: 'Forms of commendation (hình thức khen thưởng).' })
  forms!: number;

  @Field(() => Int, { description: 'Organisations that received at least one of them.' })
  organizations!: number;
}

interface Located {
  joins: Sql;
  areas: Sql;
}

/** How the places of an award (`a`) are found on each map. */
const LOCATED: Readonly<Record<UnitScheme, () => Located>> = {
  AS_OF_EVENT: () => ({
    joins: joinPlace(sql`a.organization_id`, sql`a.decided_on`),
    areas: sql`p.area_ids`,
  }),
  CURRENT: () => ({
    joins: sql`
    left join emulation.organization_place_reference p on p.organization_id = a.organization_id and p.valid_to is null
    left join ${waiting()} w on w.id = a.organization_id`,
    areas: sql`case when w.id is null then p.area_ids end`,
  }),
};

/** Counts per commune (`s`), of the day of each decision or of today; without a unit: on no unit of this map. */
export function awardsByUnit(scheme: UnitScheme, year: number, units: readonly string[][]): Sql {
  const { joins, areas } = LOCATED[scheme]();
  return sql`(
  select u.area_ids[1] as unit_id, count(*) filter (where u.title is not null)::int as titles,
    count(*) filter (where u.form is not null)::int as forms, count(distinct u.organization_id)::int as organizations
  from (
    select a.title, a.form, a.organization_id, ${areas} as area_ids
    from emulation.award a ${joins}
    where a.year = ${year} and a.revoked_on is null) as u
  where ${all(units.map((set) => sql`u.area_ids && cast(${set} as uuid[])`))}
  group by u.area_ids[1]) as s`;
}
