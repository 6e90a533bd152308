import { sql } from 'kysely';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';
import { all, type Sql } from '../../kit/page.js';
import type { AdministrativeUnit } from '../place/administrative-unit.js';
import { joinMap, UnitScheme } from '../place/unit-scheme.view.js';
import { eligibleIn } from './recognition-statistic.view.js';

@ObjectType({
  description:
    'A commune where residential areas and organisations came to different results in a year: two shares, each of its own whole (clause 2c, Q24).',
})
export class RecognitionContrast {
  unit!: AdministrativeUnit;

  @Field(() => Int, {
    description: 'Residential areas on record there, registered or not, as R2 counts them.',
  })
  areas!: number;

  @Field(() => Int, { description: 'Of these, areas recognised by a decision that stands.' })
  areasRecognised!: number;

  @Field(() => Int, {
    description: 'Organisations there that were eligible on 1 January, registered or not (R3).',
  })
  organizations!: number;

  @Field(() => Int, { description: 'Of these, organisations recognised by a decision that stands.' })
  organizationsRecognised!: number;
}

@ArgsType()
export class ContrastArgs {
  @Field(() => Int, { description: 'Calendar year, e.g. 2024.' })
  year!: number;

  @Field(() => UnitScheme, { description: 'On which map to count.' })
  unitScheme!: UnitScheme;

  @Field(() => Int, {
    defaultValue: 70,
    description: 'Least share of residential areas recognised, in percent, 0 to 100.',
  })
  minAreaPercent: number = 70;

  @Field(() => Int, {
    defaultValue: 50,
    description: 'Share of organisations recognised to stay below, in percent, 0 to 100.',
  })
  belowOrganizationPercent: number = 50;
}

/** Refuses a share outside 0…100. */
function requirePercent(value: number, path: string): number {
  if (value < 0 || value > 100) refuseInput(path, `is ${value}; a share has 0 to 100 percent`);
  return value;
}

/** Subjects recognised in a year, by the column of the assessment that names them; found once, not per subject. */
const recognisedIn = (column: 'residential_area_id' | 'organization_id', year: number): Sql => sql`(
  select ${sql.ref(`a.${column}`)} from organizations.safety_assessment a
  join organizations.recognition_decision d on d.assessment_id = a.id
  where ${sql.ref(`a.${column}`)} is not null and a.year = ${year} and d.outcome = 'RECOGNISED' and d.revoked_on is null)`;

/** Both counts per commune of the map of `day` that has areas and organisations (`s`), with its unit (`u`). */
export const contrastsOf = (year: number, day: Day): Sql => sql`(
  select r.unit_id, r.areas, r.recognised as areas_recognised, g.organizations, g.recognised as organizations_recognised
  from (
    select m.id as unit_id, count(*)::int as areas,
      count(*) filter (where r.area_id in ${recognisedIn('residential_area_id', year)})::int as recognised
    from organizations.residential_area_placement r ${joinMap(sql`r.unit_id`, day)}
    where m.id is not null and r.valid_from <= ${day} and coalesce(r.valid_to > ${day}, true)
    group by m.id) as r
  join (
    select m.id as unit_id, count(*)::int as organizations,
      count(*) filter (where o.id in ${recognisedIn('organization_id', year)})::int as recognised
    from ${eligibleIn(year, day)} and m.id is not null
    group by m.id) as g on g.unit_id = r.unit_id) as s
  join organizations.administrative_unit u on u.id = s.unit_id`;

/** In whole numbers: no share is rounded over its limit. */
export const isContrast = ({ minAreaPercent, belowOrganizationPercent }: ContrastArgs): Sql =>
  all([
    sql`s.areas_recognised * 100 >= s.areas * ${requirePercent(minAreaPercent, 'minAreaPercent')}`,
    sql`s.organizations_recognised * 100
      < s.organizations * ${requirePercent(belowOrganizationPercent, 'belowOrganizationPercent')}`,
  ]);
