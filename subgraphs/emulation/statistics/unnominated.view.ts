import { sql } from 'kysely';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { refuseInput } from '../../kit/errors.js';
import { IdFilter } from '../../kit/filter.js';
import type { Sql } from '../../kit/page.js';
import { MovementGrade } from '../references/movement-grade.js';

@ObjectType({
  description: 'An organisation with the same grade years in a row that nobody nominated (clause 5b, Q3).',
})
export class UnnominatedOrganization {
  organizationId!: string;

  @Field(() => Int, { description: 'Last calendar year of its latest such run.' })
  lastYear!: number;

  @Field(() => Int, { description: 'Years in a row of that run.' })
  years!: number;
}

@InputType({ description: 'Which organisations that were never nominated to list.' })
export class UnnominatedWhere {
  @Field(() => MovementGrade, { defaultValue: MovementGrade.EXCELLENT, description: 'The grade.' })
  grade!: MovementGrade;

  @Field(() => Int, { defaultValue: 2, description: 'Least number of years in a row, 1 to 10.' })
  consecutiveYears!: number;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'Placed today in this administrative unit or below it.',
  })
  unit?: IdFilter | null;
}

const MAX_YEARS = 10;

/**
 * The latest run (`x`) of each organisation that is open and has neither nomination nor award. A year minus its rank is the same
 * throughout a run without a gap.
 */
export function unnominated(grade: MovementGrade, years: number): Sql {
  if (years < 1 || years > MAX_YEARS)
    refuseInput('where.consecutiveYears', `is ${years}; 1 to ${MAX_YEARS} years are expected`);
  return sql`(
    select distinct on (r.organization_id) r.organization_id, r.last_year, r.years from (
      select i.organization_id, max(i.year) as last_year, count(*)::int as years from (
        select y.organization_id, y.year, y.year - row_number() over (partition by y.organization_id order by y.year) as run
        from emulation.organization_year_reference y where y.grade = ${grade}) as i
      group by i.organization_id, i.run having count(*) >= ${years}) as r
    join emulation.organization_reference o on o.id = r.organization_id and o.closed_on is null
    where not exists (select from emulation.nomination n where n.organization_id = r.organization_id and n.state <> 'DRAFT')
      and not exists (select from emulation.award a where a.organization_id = r.organization_id)
    order by r.organization_id, r.last_year desc) as x`;
}
