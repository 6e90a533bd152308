import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { all, type Sql } from '../../kit/page.js';
import { placedOn } from '../../kit/reach.js';
import { countedAs } from '../references/unit-map.view.js';
import type { UnitScheme } from '../references/unit-scheme.js';
import { ACTIVITIES, countedWhen, type HeldWhen } from './activity-list.view.js';

@ObjectType({
  description:
    'Awareness activities of one calendar year in figures (measure P4). Only activities of public campaigns count.',
})
export class ActivitySummary {
  @Field(() => Int, { description: 'Activities held.' })
  count!: number;

  @Field(() => Int, {
    description: 'People reached, summed over the activities; one person reached twice counts twice.',
  })
  reached!: number;

  @Field(() => Int, {
    description: 'Commitments signed at activities of the format COMMITMENT_SIGNING, a count (clause 4g).',
  })
  commitments!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Longest gap in days between two activities of the year that follow each other; null with fewer than two. The time before the first and after the last is no gap.',
  })
  longestGapDays!: number | null;
}

const NONE: ActivitySummary = { count: 0, reached: 0, commitments: 0, longestGapDays: null };

interface Grouping {
  from: Sql;
  /** What the figures are per. */
  parent: Sql;
  parents: readonly string[];
}

/** Figures of a year for many parents in one statement; every parent gets its own, zeros if nothing was held. */
async function summarize(
  { db }: GraphContext,
  { from, parent, parents }: Grouping,
  when: HeldWhen,
): Promise<Map<string, ActivitySummary>> {
  const conditions = [...countedWhen(when), sql`${parent} = any(cast(${[...parents]} as uuid[]))`];
  const { rows } = await sql<ActivitySummary & { id: string }>`
    select held.id, count(*)::int as count, sum(held.reached)::int as reached,
      coalesce(sum(held.reached) filter (where held.format = 'COMMITMENT_SIGNING'), 0)::int as commitments, max(held.gap) as "longestGapDays" from (
      select ${parent} as id, a.reached, a.format, a.held_on - lag(a.held_on) over (partition by ${parent} order by a.held_on) as gap
      from ${from} where ${all(conditions)}) as held
    group by held.id`.execute(db);
  const found = new Map(rows.map(({ id, ...summary }) => [id, summary]));
  return new Map(parents.map((id) => [id, found.get(id) ?? NONE]));
}

export const summaryOfHost = createLoader((context: GraphContext, parents, when: HeldWhen) =>
  summarize(context, { from: ACTIVITIES, parent: sql`a.host_id`, parents }, when),
);

/**
 * Of a unit counts what was held while the host was there, right on the map of the day; or, on today's map, all that
 * was held by those that are there now.
 */
const heldInAreas = (
  units: readonly string[],
  scheme: UnitScheme,
): Sql => sql`${countedAs(sql`cast(${[...units]} as uuid[])`, scheme)} as area
  join campaigns.organization_place_reference w on w.area_ids @> array[area.id]
  join campaigns.campaign_activity a on a.host_id = w.organization_id
    and ${scheme === 'CURRENT' ? placedOn(sql`cast(${today()} as date)`) : placedOn(sql`a.held_on`)}`;

export const summaryOfUnit = createLoader(
  (context: GraphContext, parents, { year, unitScheme }: { year: number; unitScheme: UnitScheme }) =>
    summarize(
      context,
      { from: heldInAreas(parents, unitScheme), parent: sql`area.counted`, parents },
      { year, asOf: null },
    ),
);
