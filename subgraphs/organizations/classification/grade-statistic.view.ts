import { sql } from 'kysely';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { IdFilter } from '../../kit/filter.js';
import type { Sql } from '../../kit/page.js';
import type { AdministrativeUnit } from '../place/administrative-unit.js';
import { joinMap, joinPlacement } from '../place/unit-scheme.view.js';

const grade = (name: string): string => `Organisations graded ${name}; null: fewer than 5, withheld.`;

@ObjectType({
  description:
    'Grades of the organisations of one commune in a year, as counts (weakness P2). Cells of 1 to 4 are withheld from all but the officers who see the records themselves (domain 8.3).',
})
export class GradeStatistic {
  unitId!: string | null;
  unit!: AdministrativeUnit | null;

  @Field(() => Int, { nullable: true, description: grade('EXCELLENT') })
  excellent!: number | null;

  @Field(() => Int, { nullable: true, description: grade('GOOD') })
  good!: number | null;

  @Field(() => Int, { nullable: true, description: grade('AVERAGE') })
  average!: number | null;

  @Field(() => Int, { nullable: true, description: grade('WEAK') })
  weak!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Organisations without a decided grade; null: fewer than 5, withheld.',
  })
  ungraded!: number | null;
}

@InputType({ description: 'Where to count grades.' })
export class GradeStatisticWhere {
  @Field(() => IdFilter, {
    nullable: true,
    description: 'Only in this administrative unit or one below it, of the map chosen.',
  })
  unit?: IdFilter | null;
}

/** Counts per commune of the map of `day` (`s`), with its unit (`u`), of all organisations that existed in the year. */
export const gradesByUnit = (year: number, day: Day): Sql => sql`(
    select g.unit_id, count(*) filter (where g.grade = 'EXCELLENT')::int as excellent,
      count(*) filter (where g.grade = 'GOOD')::int as good, count(*) filter (where g.grade = 'AVERAGE')::int as average,
      count(*) filter (where g.grade = 'WEAK')::int as weak, count(*) filter (where g.grade is null)::int as ungraded
    from (
      select m.id as unit_id, c.grade
      from organizations.organization o
      left join organizations.movement_classification c on c.organization_id = o.id and c.year = ${year}
      ${joinPlacement(sql`o.id`, day)} ${joinMap(sql`p.unit_id`, day)}
      where o.kind <> 'OTHER' and coalesce(o.established_on <= ${`${year}-12-31`}, true)
        and coalesce(o.closed_on > ${`${year}-01-01`}, true)) as g
    group by g.unit_id) as s
  left join organizations.administrative_unit u on u.id = s.unit_id
  left join organizations.administrative_unit parent on parent.id = u.parent_id`;
