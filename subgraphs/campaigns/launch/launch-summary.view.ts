import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import { addMonths, type Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { placedOn } from '../../kit/reach.js';

@ObjectType({ description: 'Launches of the movement in enterprises in figures (clause 4g).' })
export class LaunchSummary {
  @Field(() => Int, { description: 'Enterprises there on the last day of the span.' })
  enterprises!: number;

  @Field(() => Int, { description: 'Of these, enterprises that held a launch in the span.' })
  enterprisesLaunched!: number;

  @Field(() => Int, { description: 'Launches these enterprises held in the span.' })
  launches!: number;

  @Field(() => Int, { description: 'Commitments signed by workers at these launches, a count.' })
  workersCommitted!: number;

  @Field(() => Int, { description: 'Commitments signed by owners at these launches, a count.' })
  ownersCommitted!: number;
}

export interface LaunchSpan {
  asOf: Day;
  /** Months looked back, the day itself included. */
  months: number;
}

/** Enterprises that are in each place on the day, and what they launched in the months before. */
async function summarize(
  { db }: GraphContext,
  { ids, inPlace }: { ids: readonly string[]; inPlace: Sql },
  { asOf, months }: LaunchSpan,
): Promise<Map<string, LaunchSummary>> {
  const day = sql`cast(${asOf} as date)`;
  const { rows } = await sql<LaunchSummary & { id: string }>`
    select place.id, count(distinct o.id)::int as enterprises, count(distinct e.organization_id)::int as "enterprisesLaunched",
      count(e.id)::int as launches, coalesce(sum(e.workers_committed), 0)::int as "workersCommitted",
      coalesce(sum(e.owners_committed), 0)::int as "ownersCommitted"
    from unnest(cast(${[...ids]} as uuid[])) as place(id)
    left join campaigns.organization_place_reference w on ${inPlace}
      and ${placedOn(day)}
    left join campaigns.organization_reference o on o.id = w.organization_id and o.kind = 'ENTERPRISE'
      and coalesce(o.established_on <= ${day}, true) and coalesce(o.closed_on > ${day}, true)
    left join campaigns.launch_event e on e.organization_id = o.id and not e.withdrawn
      and e.held_on > ${addMonths(asOf, -months)} and e.held_on <= ${day}
    group by place.id`.execute(db);
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
}

export const launchesOfZone = createLoader((context: GraphContext, ids, span: LaunchSpan) =>
  summarize(context, { ids, inPlace: sql`w.zone_id = place.id` }, span),
);

export const launchesOfUnit = createLoader((context: GraphContext, ids, span: LaunchSpan) =>
  summarize(context, { ids, inPlace: sql`w.area_ids @> array[place.id]` }, span),
);
