import { sql } from 'kysely';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { organizationsWhere } from '../references/asked-organizations.view.js';
import { withinGrant } from '../references/organization-reach.view.js';
import { countsOf } from './guard-strength.view.js';

@ObjectType({
  description:
    'Guards of the enterprises that were in a zone on a day, of those the viewer reaches (clause 4h). Restricted as the strength of each (domain 8.3).',
})
export class ZoneStrength {
  @Field(() => Int, { description: 'Enterprises whose guards were counted by the day.' })
  enterprises!: number;

  @Field(() => Int, { description: 'Guards approved in these enterprises.' })
  approved!: number;

  @Field(() => Int, { description: 'Guards there, by the latest counts until the day.' })
  present!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Guards there for each approved, e.g. 0.9; null: none is approved.',
  })
  ratio!: number | null;
}

/** Strength of many zones in one statement; a zone of which the viewer reaches no counted enterprise has none. */
export const strengthOfZone = createLoader(
  async ({ db, viewer }: GraphContext, ids, { day }: { day: Day }) => {
    const inZones = organizationsWhere([
      sql`o.id in (select w.organization_id from security_forces.organization_place_reference w
        where w.zone_id = any(cast(${[...ids]} as uuid[])))`,
    ]);
    const { rows } = await sql<ZoneStrength & { zoneId: string }>`
      select w.zone_id as "zoneId", count(*)::int as enterprises, sum(g.approved)::int as approved,
        sum(g.present)::int as present, (sum(g.present)::float / nullif(sum(g.approved), 0)) as ratio
      from security_forces.organization_place_reference w
      join security_forces.organization_reference o on o.id = w.organization_id
      join ${countsOf(inZones, day)} g on g.organization_id = o.id
      where w.zone_id = any(cast(${[...ids]} as uuid[])) and w.valid_from <= ${day} and coalesce(w.valid_to > ${day}, true)
        and o.kind = 'ENTERPRISE' and coalesce(o.closed_on > ${day}, true) and g.as_of is not null and ${withinGrant(viewer)}
      group by w.zone_id`.execute(db);
    return new Map(rows.map((row) => [row.zoneId, row]));
  },
);
