import { sql } from 'kysely';
import { Field, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { columnsOf, tableOf } from '../../kit/columns.js';
import { connectionOf } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { HiringLimit } from './hiring-limit.js';
import { SecurityServiceContract } from './service-contract.js';

@ObjectType({
  description: 'That a contract has run longer than the law lets the organisation hire (rule R12).',
})
export class HiringOverrun {
  @Field(() => LocalDate, { description: 'First day over the limit.' })
  since!: string;

  @Field(() => HiringLimit, { description: 'The limit that was applied, with its instrument.' })
  limit!: HiringLimit;
}

export const ServiceContractConnection = connectionOf(SecurityServiceContract);

/** All limits under one key: the table has a row per rule of law. */
const limitsOfRegister = createLoader(async ({ db }: GraphContext, keys) => {
  const { rows } = await sql<HiringLimit>`
    select ${columnsOf(HiringLimit, 'h')} from ${tableOf(HiringLimit)} h order by h.valid_from desc, h.id`.execute(
    db,
  );
  return new Map(keys.map((key) => [key, rows]));
});

/** Limits of law, the latest first. */
export const readLimits = async (context: GraphContext): Promise<HiringLimit[]> =>
  (await limitsOfRegister(context).load('all')) ?? [];

/** Whether contract `k` runs on a day. */
export const runningOn = (day: Day): Sql => sql`(k.starts_on <= ${day}
  and coalesce(k.ends_on >= ${day}, true) and coalesce(k.terminated_on > ${day}, true))`;

/** The finding of rule R12 (`findOverrun`) on contract `k` of organisation `o`, for lists. */
export const overrunOn = (day: Day): Sql => sql`(${runningOn(day)} and k.exemption_id is null and exists (
  select from security_forces.hiring_limit h
  where h.ownership = o.ownership and k.starts_on >= h.valid_from and h.valid_from <= ${day}
    and coalesce(h.valid_to > ${day}, true)
    and k.continuous_since + make_interval(months => h.months) <= cast(${day} as date)))`;
