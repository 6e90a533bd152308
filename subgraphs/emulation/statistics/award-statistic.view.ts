import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Sql } from '../../kit/page.js';
import { joinPlace, WAITING } from '../references/successor.view.js';
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

const UNITS: Readonly<Record<UnitScheme, Sql>> = {
  AS_OF_EVENT: sql`select a.id, p.area_ids from emulation.award a ${joinPlace(sql`a.organization_id`, sql`a.decided_on`)}`,
  CURRENT: sql`
    select a.id, case when w.id is null then p.area_ids end as area_ids from emulation.award a
    left join emulation.organization_place_reference p on p.organization_id = a.organization_id and p.valid_to is null
    left join ${WAITING} w on w.id = a.organization_id`,
};

/** Counts per commune (`s`), of the day of each decision or of today; without a unit: on no unit of this map. */
export const awardsByUnit = (scheme: UnitScheme, year: number, units: readonly string[][]): Sql => sql`(
  select u.area_ids[1] as unit_id, count(*) filter (where a.title is not null)::int as titles,
    count(*) filter (where a.form is not null)::int as forms, count(distinct a.organization_id)::int as organizations
  from emulation.award a join (${UNITS[scheme]} where a.year = ${year}) as u on u.id = a.id
  where a.revoked_on is null and ${sql.join(
    [sql`true`, ...units.map((set) => sql`u.area_ids && cast(${set} as uuid[])`)],
    sql` and `,
  )}
  group by u.area_ids[1]) as s`;
