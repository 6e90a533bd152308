import { sql } from 'kysely';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { OrganizationBodyKind } from '../readiness/organization-body.js';

@ObjectType({ description: 'Enterprises of a zone in which a body is present.' })
export class ZoneBodyCount {
  @Field(() => OrganizationBodyKind, { description: 'Which body.' })
  kind!: OrganizationBodyKind;

  @Field(() => Int, { description: 'Enterprises with this body on the day.' })
  enterprises!: number;
}

@ObjectType({ description: 'Enterprises that were in a zone on a day, as counts (clauses 4f and 4h).' })
export class ZoneEnterprises {
  @Field(() => Int, { description: 'Enterprises in the zone that operated on the day.' })
  count!: number;

  @Field(() => Int, {
    description: 'Of these, enterprises with foreign capital, wholly or in a joint venture.',
  })
  foreignInvested!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Their share, 0 to 1; null: the zone has no enterprise.',
  })
  foreignShare!: number | null;

  @Field(() => [ZoneBodyCount], { description: 'Enterprises with each kind of body; kinds with none too.' })
  withBody!: ZoneBodyCount[];
}

type Counted = { zoneId: string; count: number; foreignInvested: number } & Record<
  OrganizationBodyKind,
  number
>;

const KINDS = Object.values(OrganizationBodyKind);

const toZone = (row: Partial<Counted>): ZoneEnterprises => {
  const { count = 0, foreignInvested = 0 } = row;
  const withBody = KINDS.map((kind) => ({ kind, enterprises: row[kind] ?? 0 }));
  return { count, foreignInvested, foreignShare: count ? foreignInvested / count : null, withBody };
};

/** One pass over the placements of the zones asked for; an enterprise counts where it was on the day. */
export const enterprisesOfZone = createLoader(async ({ db }: GraphContext, ids, { day }: { day: Day }) => {
  const perKind = KINDS.map(
    (kind) => sql`count(*) filter (where ${kind} = any(present.kinds))::int as ${sql.id(kind)}`,
  );
  const { rows } = await sql<Counted>`
    select p.zone_id as "zoneId", count(*)::int as count,
      count(*) filter (where o.ownership in ('FOREIGN_INVESTED_100', 'FOREIGN_JOINT_VENTURE'))::int as "foreignInvested",
      ${sql.join(perKind)}
    from organizations.organization_placement p join organizations.organization o on o.id = p.organization_id
    cross join lateral (
      select coalesce(array_agg(b.kind), '{}') as kinds from organizations.organization_body b
      where b.organization_id = o.id and b.valid_from <= ${day} and coalesce(b.valid_to > ${day}, true)) as present
    where p.zone_id = any(cast(${[...ids]} as uuid[])) and p.valid_from <= ${day} and coalesce(p.valid_to > ${day}, true)
      and o.kind = 'ENTERPRISE' and coalesce(o.established_on <= ${day}, true) and coalesce(o.closed_on > ${day}, true)
    group by p.zone_id`.execute(db);
  const counted = new Map(rows.map((row) => [row.zoneId, row]));
  return new Map(ids.map((id) => [id, toZone(counted.get(id) ?? {})]));
});
