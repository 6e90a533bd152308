import { sql } from 'kysely';
import { type Day, today } from '../../kit/clock.js';
import { Refusal } from '../../kit/errors.js';
import type { Sql } from '../../kit/page.js';
import type { Viewer } from '../../kit/viewer.js';
import { unitsUnder } from '../assessment/assessment-reach.view.js';
import { requireKnownDay } from './focal-point.rules.js';
import type { InternalRegulationKind } from './internal-regulation.js';
import { firstCurrentDay } from './internal-regulation.rules.js';
import type { ReadinessWhere } from './readiness.inputs.js';

/** Rows (`r`) of a table about organisation `o`. */
const has = (table: string, where: Sql): Sql => sql`exists (
  select from ${sql.table(`organizations.${table}`)} r where r.organization_id = o.id and ${where})`;

const holds = (day: Day): Sql => sql`r.valid_from <= ${day} and coalesce(r.valid_to > ${day}, true)`;

const isCurrent = (kind: InternalRegulationKind, day: Day): Sql =>
  has(
    'internal_regulation',
    sql`r.kind = ${kind} and ${holds(day)} and (
      r.valid_from >= ${firstCurrentDay(day)} or coalesce(r.reviewed_on between ${firstCurrentDay(day)} and ${day}, false))`,
  );

const isInformed = (year: number): Sql =>
  has('informed_count', sql`r.year = ${year} and r.informed_count >= r.headcount`);

/** What each filter asks of an organisation that lacks nothing; the list keeps those of whom it does not hold. */
const HELD: {
  readonly [Name in keyof ReadinessWhere]-?: (value: NonNullable<ReadinessWhere[Name]>, day: Day) => Sql;
} = {
  withoutFocalPointOn: (day) =>
    has('movement_focal_point', holds(requireKnownDay(day, today(), 'where.readiness.withoutFocalPointOn'))),
  withoutBody: (kind, day) => has('organization_body', sql`r.kind = ${kind} and ${holds(day)}`),
  withoutCurrentRegulation: isCurrent,
  notAllInformedIn: isInformed,
  protectionRulesGapIn: (year, day) => sql`(${isCurrent('PROTECTION', day)} and ${isInformed(year)})`,
  withoutPlanIn: (year) => has('annual_plan_record', sql`r.year = ${year}`),
  withoutMovementInPlanIn: (year) =>
    has('annual_plan_record', sql`r.year = ${year} and r.integrated_movement`),
  withoutResourcesIn: (year) =>
    has('resource_commitment', sql`r.year = ${year} and r.budget_million_vnd + r.equipment_million_vnd > 0`),
};

/** Who lacks what would help an attacker, so that these filters are the officers’, each in the own area. */
function withinOfficersArea({ role, area }: Viewer): Sql[] {
  if (role !== 'COMMUNE_OFFICER' && role !== 'PROVINCE_OFFICER')
    throw new Refusal(
      'FORBIDDEN',
      `Filters of where.readiness are open to COMMUNE_OFFICER, PROVINCE_OFFICER; the viewer is ${role}.`,
      { path: 'where.readiness' },
    );
  if (area === undefined) return role === 'PROVINCE_OFFICER' ? [] : [sql`false`];
  return [
    sql`o.id in (select p.organization_id from organizations.organization_placement p
      where p.valid_to is null and p.unit_id in ${unitsUnder(area)})`,
  ];
}

/** Conditions of `where.readiness` on organisation `o`; none when it is absent. */
export function readinessConditions(
  viewer: Viewer,
  where: ReadinessWhere | null | undefined,
  day: Day,
): Sql[] {
  if (where == null) return [];
  const lacking = (Object.keys(HELD) as (keyof ReadinessWhere)[]).flatMap((name) => {
    const value = where[name];
    const held = HELD[name] as (value: unknown, day: Day) => Sql;
    return value == null ? [] : [sql`not ${held(value, day)}`];
  });
  const open = sql`coalesce(o.established_on <= ${day}, true) and coalesce(o.closed_on > ${day}, true)`;
  return [...withinOfficersArea(viewer), open, ...lacking];
}
