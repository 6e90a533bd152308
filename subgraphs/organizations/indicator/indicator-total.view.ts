import { type Kysely, sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { joinPlacement } from '../place/unit-scheme.view.js';
import type { PlaceIndicators } from './indicator.rules.js';

const count = (what: string): string => `${what} in the year; null: withheld.`;

@ObjectType({
  description:
    'Counts of a place or of the register. Withheld where they could tell what one organisation entered: below 5, or a total from which such a count would follow (domain 8.3).',
})
export class IndicatorCounts {
  @Field(() => Int, { nullable: true, description: count('Thefts of property') })
  thefts!: number | null;

  @Field(() => Int, { nullable: true, description: count('Fires') })
  fires!: number | null;

  @Field(() => Int, { nullable: true, description: count('Labour accidents') })
  labourAccidents!: number | null;

  @Field(() => Int, { nullable: true, description: count('Cases of school violence') })
  schoolViolence!: number | null;
}

@ObjectType({
  description:
    'Counts of one place: an industrial zone with the organisations in it, or a commune with those outside zones, so that every organisation counts in one place only. Places where fewer than 3 organisations entered counts stand together in the last row, which has no place.',
})
export class IndicatorPlaceTotal {
  unitId!: string | null;
  zoneId!: string | null;

  @Field(() => IndicatorCounts, { description: 'Its counts.' })
  counts!: IndicatorCounts;
}

@ObjectType({ description: 'Yearly counts by place, on the map of the year’s last day (duty 3e).' })
export class IndicatorTotals {
  @Field(() => Int, { description: 'Calendar year.' })
  year!: number;

  @Field(() => [IndicatorPlaceTotal], {
    description:
      'The places where an organisation entered counts: zones by name, then communes by code; at most as many as there are.',
  })
  places!: IndicatorPlaceTotal[];

  @Field(() => IndicatorCounts, { description: 'Of all places together.' })
  total!: IndicatorCounts;
}

/**
 * Counts by place. On one map only, and without filters: the difference of two maps, of a zone and its commune, or
 * of a list with and without a filter would be the count of the few organisations they differ in.
 */
export async function readPlaces(db: Kysely<unknown>, year: number, day: Day): Promise<PlaceIndicators[]> {
  const { rows } = await sql<PlaceIndicators>`
    select t.unit_id as "unitId", t.zone_id as "zoneId", t.organizations, t.thefts, t.fires,
      t.labour_accidents as "labourAccidents", t.school_violence as "schoolViolence"
    from (
      select p.zone_id, case when p.zone_id is null then p.unit_id end as unit_id, count(*)::int as organizations,
        sum(a.thefts)::int as thefts, sum(a.fires)::int as fires, sum(a.labour_accidents)::int as labour_accidents,
        sum(a.school_violence)::int as school_violence
      from organizations.aggregate_indicator a ${joinPlacement(sql`a.organization_id`, day)}
      where a.year = ${year} group by 1, 2) as t
    left join organizations.industrial_zone z on z.id = t.zone_id
    left join organizations.administrative_unit u on u.id = t.unit_id
    order by z.name collate public.vietnamese nulls last, u.code, t.zone_id, t.unit_id`.execute(db);
  return rows;
}
