import { sql } from 'kysely';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { withinGrant } from '../references/organization-reach.view.js';
import type { EffectFigures } from './training-effect.rules.js';

const count = (what: string) => ({
  nullable: true,
  description: `${what}; null: withheld from analysts, since it or another count is 1 to 4 (domain 8.3).`,
});

@ObjectType({
  description:
    'How the grades of one cohort changed to the next year: organisations with guards, trained in the year or not (duty 4b). It compares, it does not prove a cause.',
})
export class TrainingEffect implements EffectFigures {
  @Field(() => Int, { description: 'Calendar year of the training; the change is to the year after.' })
  year!: number;

  @Field(() => Boolean, {
    description: 'Whether they sent guards to a completed guard course that ended in the year.',
  })
  trained!: boolean;

  @Field(() => Int, count('Organisations that had a guard unit in the year'))
  organizations!: number | null;

  @Field(() => Int, count('Of these, with a better grade the year after'))
  improved!: number | null;

  @Field(() => Int, count('Of these, with the same grade the year after'))
  unchanged!: number | null;

  @Field(() => Int, count('Of these, with a worse grade the year after'))
  declined!: number | null;

  @Field(() => Int, count('Of these, without a decided grade in one of both years'))
  withoutGrade!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean change in grades of four (weak to excellent), those without a grade left out; null: none or withheld.',
  })
  averageChange!: number | null;
}

type FullEffect = TrainingEffect & {
  [Cell in 'organizations' | 'improved' | 'unchanged' | 'declined' | 'withoutGrade']: number;
};

/** Grades from worst to best: the place in it is what a change is measured in. */
const RANKS = sql`array['WEAK', 'AVERAGE', 'GOOD', 'EXCELLENT']`;

/**
 * Both cohorts of each year, trained first; a cohort without organisations has zeros. Years are made of the days of each
 * unit, and what belongs to them is joined whole: looked up per organisation and year it took two seconds.
 */
export async function readTrainingEffects(
  { db, viewer }: GraphContext,
  { from, to }: { from: number; to: number },
): Promise<FullEffect[]> {
  const { rows } = await sql<FullEffect>`
    with guarded as (
      select distinct u.organization_id as id, generate_series(greatest(extract(year from u.established_on)::int, ${from}),
        least(extract(year from u.dissolved_on)::int, ${to})) as year
      from security_forces.guard_unit u join security_forces.organization_reference o on o.id = u.organization_id
      where ${withinGrant(viewer)}),
    taught as (
      select distinct a.organization_id as id, extract(year from c.ends_on)::int as year
      from security_forces.training_course c join security_forces.training_attendance a on a.course_id = c.id
      where a.attended > 0 and c.audience = 'GUARD' and c.state in ('COMPLETED', 'CERTIFIED')
        and c.ends_on between make_date(${from}, 1, 1) and make_date(${to}, 12, 31)),
    cohort as (
      select g.year, g.id, t.id is not null as trained,
        array_position(${RANKS}, after.grade) - array_position(${RANKS}, before.grade) as change
      from guarded g left join taught t on t.id = g.id and t.year = g.year
      left join security_forces.organization_grade_reference before on before.organization_id = g.id and before.year = g.year
      left join security_forces.organization_grade_reference after on after.organization_id = g.id and after.year = g.year + 1)
    select y.year, t.trained, count(c.id)::int as organizations, count(*) filter (where c.change > 0)::int as improved,
      count(*) filter (where c.change = 0)::int as unchanged, count(*) filter (where c.change < 0)::int as declined,
      count(c.id) filter (where c.change is null)::int as "withoutGrade", round(avg(c.change), 3)::float as "averageChange"
    from generate_series(cast(${from} as int), cast(${to} as int)) as y(year)
    cross join (values (true), (false)) as t(trained)
    left join cohort c on c.year = y.year and c.trained = t.trained
    group by y.year, t.trained order by y.year, t.trained desc`.execute(db);
  return rows;
}
