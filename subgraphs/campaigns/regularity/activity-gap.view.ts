import { sql } from 'kysely';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { connectionOf } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { all, type ListQuery, type Sql } from '../../kit/page.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACTIVITIES, COUNTED, inYear } from '../activity/activity-list.view.js';
import { MovementGrade } from '../references/movement-grade.js';
import { placedWithin, unitsOf, withinGrant } from '../references/organization-reach.view.js';
import type { ActivityGapWhere } from './activity-gap.inputs.js';

@ObjectType({
  description: 'How regularly an organisation held awareness activities in a year (measure P4).',
})
export class ActivityGap {
  organizationId!: string;

  @Field(() => Int, {
    description: 'Longest gap in days between two activities of the year that follow each other.',
  })
  longestGapDays!: number;

  @Field(() => Int, { description: 'Activities held in the year.' })
  activities!: number;

  @Field(() => MovementGrade, { nullable: true, description: 'Decided grade of the year; null: none yet.' })
  grade!: MovementGrade | null;
}
export const ActivityGapConnection = connectionOf(ActivityGap);

@ObjectType({ description: 'Regularity of awareness activities against the grade of the year (measure P4).' })
export class ActivityGapStatistic {
  @Field(() => MovementGrade, { nullable: true, description: 'Decided grade of the year; null: none yet.' })
  grade!: MovementGrade | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Organisations that existed throughout the year, or up to today; null: withheld.',
  })
  organizations!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of these, organisations with fewer than two activities: they have no gap; null: withheld.',
  })
  withoutGap!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean of the longest gaps in days; null: none has one, or withheld.',
  })
  averageGapDays!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Median of the longest gaps in days; null: none has one, or withheld.',
  })
  medianGapDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Organisations whose longest gap is longer than the days asked about; null: withheld.',
  })
  longer!: number | null;
}

/** Gaps of a year by host (`g`): the days between each activity that counts and the one before it. */
const gapsOf = (year: number): Sql => sql`(
  select held.host_id, max(held.gap) as longest, count(*)::int as activities from (
    select a.host_id, a.held_on - lag(a.held_on) over (partition by a.host_id order by a.held_on) as gap
    from ${ACTIVITIES} where ${all([COUNTED, inYear(sql`a.held_on`, year)])}) as held
  group by held.host_id)`;

const gradeOf = (year: number): Sql => sql`left join campaigns.organization_grade_reference r
  on r.organization_id = o.id and r.year = ${year}`;

/** Last day of a year that has come: where an organisation is looked for on the map. */
const lastDayOf = (year: number): Sql => sql`least(make_date(${year}, 12, 31), cast(${today()} as date))`;

/** Organisations in the viewer's reach that have a gap, the longest first. */
export function gapList(viewer: Viewer, year: number, where: ActivityGapWhere | null): ListQuery {
  const units = unitsOf(where?.unit);
  return {
    list: 'activity-gaps',
    columns: sql`o.id as "organizationId", g.longest as "longestGapDays", g.activities, r.grade`,
    from: sql`${gapsOf(year)} g join campaigns.organization_reference o on o.id = g.host_id ${gradeOf(year)}`,
    where: [
      sql`g.longest > ${where?.longerThanDays ?? -1}`,
      withinGrant(viewer, sql`o.id`),
      ...matches(sql`o.kind`, where?.kind),
      ...matches(sql`r.grade`, where?.grade),
      ...(units ? [placedWithin(units, sql`o.id`, lastDayOf(year))] : []),
    ],
    orderBy: [
      { expression: sql`g.longest`, direction: 'DESC', type: 'int' },
      { expression: sql`o.id`, direction: 'ASC', type: 'uuid' },
    ],
  };
}

type FullStatistic = Omit<ActivityGapStatistic, 'organizations' | 'withoutGap' | 'longer'> & {
  organizations: number;
  withoutGap: number;
  longer: number;
};

/** By grade, best first and those without one last: at most five rows. */
export async function readGapStatistics(
  { db, viewer }: GraphContext,
  { year, longerThanDays }: { year: number; longerThanDays: number },
): Promise<FullStatistic[]> {
  const reach = withinGrant(viewer, sql`o.id`);
  const grades = Object.values(MovementGrade);
  const { rows } = await sql<FullStatistic>`
    select r.grade, count(*)::int as organizations, count(*) filter (where g.longest is null)::int as "withoutGap",
      round(avg(g.longest), 1)::float as "averageGapDays",
      percentile_cont(0.5) within group (order by g.longest) as "medianGapDays",
      count(*) filter (where g.longest > ${longerThanDays})::int as longer
    from campaigns.organization_reference o left join ${gapsOf(year)} g on g.host_id = o.id ${gradeOf(year)}
    where coalesce(o.established_on <= make_date(${year}, 1, 1), true)
      and coalesce(o.closed_on > ${lastDayOf(year)}, true) and ${reach}
    group by r.grade order by array_position(cast(${grades} as text[]), r.grade) nulls last`.execute(db);
  return rows;
}
