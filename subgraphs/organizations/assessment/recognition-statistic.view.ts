import { sql } from 'kysely';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { IdFilter, matches, matchesId, type ValueFilter } from '../../kit/filter.js';
import { all, type Sql } from '../../kit/page.js';
import type { AdministrativeUnit } from '../place/administrative-unit.js';
import { joinMap, joinPlacement } from '../place/unit-scheme.view.js';
import type { SafetySubject } from '../standard/safety-standard.js';
import { SubjectFilter } from './safety-assessment.inputs.js';

@ObjectType({
  description: 'How far the subjects of one commune came with the safety standard in a year, as counts.',
})
export class RecognitionStatistic {
  unit!: AdministrativeUnit | null;

  @Field(() => Int, {
    description:
      'Organisations that were eligible on 1 January under the standard of the year (R3); communes and areas are not counted here.',
  })
  eligible!: number;

  @Field(() => Int, { description: 'Subjects that registered and did not withdraw.' })
  registered!: number;

  @Field(() => Int, { description: 'Of these, subjects that assessed themselves.' })
  assessed!: number;

  @Field(() => Int, { description: 'Of these, subjects recognised by a decision that stands.' })
  recognised!: number;
}

@InputType({ description: 'Which subjects to count, and where.' })
export class RecognitionStatisticWhere {
  @Field(() => IdFilter, {
    nullable: true,
    description: 'Only in this administrative unit or one below it, of the map chosen.',
  })
  unit?: IdFilter | null;

  @Field(() => SubjectFilter, { nullable: true, description: 'By sort of subject.' })
  subject?: ValueFilter<SafetySubject> | null;
}

/** Organisations (`o`) eligible on 1 January of a year, as R3 decides it, with the unit they were in (`m`). */
export const eligibleIn = (year: number, day: Day): Sql => sql`
  organizations.organization o
  join organizations.safety_standard s on s.first_year <= ${year} and coalesce(s.last_year >= ${year}, true)
  join organizations.subject_eligibility e on e.standard_id = s.id and e.subject = o.kind
    and (e.excluded_size_classes = '{}' or o.size_class <> all(e.excluded_size_classes))
    and (o.education_level is null or o.education_level <> all(e.excluded_education_levels))
  ${joinPlacement(sql`o.id`, day)} ${joinMap(sql`p.unit_id`, day)}
  where coalesce(o.established_on <= ${`${year}-01-01`}, true) and coalesce(o.closed_on > ${`${year}-01-01`}, true)`;

/** Where the subject of an assessment was; an abolished commune that went whole to one successor counts there. */
const unitOfSubject = (day: Day): Sql => sql`coalesce(p.unit_id, r.unit_id, (
  select s.to_id from organizations.unit_succession s
  where s.from_id = a.unit_id and s.extent = 'WHOLE' and s.effective_on <= ${day} limit 1), a.unit_id)`;

/** Assessments (`a`) of a year with their decision (`d`) and the unit their subject was in (`m`). */
const assessedIn = (year: number, day: Day): Sql => sql`
  organizations.safety_assessment a
  left join organizations.recognition_decision d on d.assessment_id = a.id
  ${joinPlacement(sql`a.organization_id`, day)}
  left join organizations.residential_area_placement r on r.area_id = a.residential_area_id
    and r.valid_from <= ${day} and coalesce(r.valid_to > ${day}, true)
  ${joinMap(unitOfSubject(day), day)}
  where a.year = ${year} and a.state <> 'WITHDRAWN'`;

/** Counts per commune of the map of `day` (`s`), with its unit (`u`); both sorts of rows in one pass each. */
export function statisticsOf(year: number, day: Day, where: RecognitionStatisticWhere | null): Sql {
  const eligible = matches(sql`e.subject`, where?.subject);
  const counted = matches(sql`a.subject`, where?.subject);
  return sql`(
    select c.unit_id, sum(c.eligible)::int as eligible, sum(c.registered)::int as registered,
      sum(c.assessed)::int as assessed, sum(c.recognised)::int as recognised
    from (
      select m.id as unit_id, 1 as eligible, 0 as registered, 0 as assessed, 0 as recognised
      from ${eligibleIn(year, day)} and ${all(eligible)}
      union all
      select m.id, 0, 1, (a.state <> 'REGISTERED')::int, (d.outcome = 'RECOGNISED' and d.revoked_on is null)::int
      from ${assessedIn(year, day)} and ${all(counted)}) as c
    group by c.unit_id) as s
  left join organizations.administrative_unit u on u.id = s.unit_id
  left join organizations.administrative_unit parent on parent.id = u.parent_id`;
}

/** Rows of `statisticsOf` in the units a filter names, or below one. */
export function unitOfStatistic(filter: IdFilter | null | undefined): Sql[] {
  const wanted = [sql`u.id`, sql`u.parent_id`, sql`parent.parent_id`].flatMap((column) =>
    matchesId(column, filter, 'where.unit'),
  );
  return wanted.length ? [sql`(${sql.join(wanted, sql` or `)})`] : [];
}

/** By code of the commune; what is not on the map comes first. */
export const STATISTIC_ORDER = [
  { expression: sql`coalesce(u.code, '')`, direction: 'ASC', type: 'text' },
  {
    expression: sql`coalesce(s.unit_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
    direction: 'ASC',
    type: 'uuid',
  },
] as const;
