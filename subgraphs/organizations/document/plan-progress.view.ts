import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import { type Day, today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { matches } from '../../kit/filter.js';
import { all, type Sql } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBodyLevel } from '../authority/authority-body.js';
import { existsOnDay } from '../authority/authority-reach.view.js';

@ObjectType({ description: 'How far the bodies of one level are with plans for a document (clause 6a).' })
export class PlanProgress {
  @Field(() => AuthorityBodyLevel, { description: 'Level.' })
  level!: AuthorityBodyLevel;

  @Field(() => Int, {
    description: 'Bodies that plan: of a province the Steering Committee 138, below it people’s committees.',
  })
  bodies!: number;

  @Field(() => Int, { description: 'Of these, bodies that issued a plan.' })
  issued!: number;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the first plan; null: none.' })
  firstIssuedOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the last plan; null: none.' })
  lastIssuedOn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days from the issue of the document to the first plan; null: one of the days is not known.',
  })
  daysToFirst!: number | null;
}

/** Bodies (`b`) that plan, each on its level. */
export const PLANS: Sql = sql`(b.level = 'PROVINCE' and b.kind = 'STEERING_COMMITTEE'
  or b.level in ('DISTRICT', 'COMMUNE') and b.kind = 'PC')`;

/** The day whose bodies a year is asked of: its end of March, by when plans are made (domain 5), or today. */
export function planDay(year: number | null | undefined): Day {
  const day = year == null ? today() : `${year}-03-31`;
  return day < today() ? day : today();
}

/** Plans (`k`) of a body (`b`) for a document, in a year when one is given. */
export const planOf = (document: Sql, year: number | null | undefined): Sql => sql`
  organizations.document k where k.issuer_id = b.id and k.implements_id = ${document} and k.type = 'PLAN'
    and ${all(matches(sql`k.number_year`, { eq: year }))}`;

/** Per document, by level, from the province down; batched. */
export const planProgressOf = createLoader(
  async ({ db }: GraphContext, ids, { year }: { year: number | null }) => {
    const { rows } = await sql<PlanProgress & { id: string }>`
      select d.id, b.level, count(*)::int as bodies, count(k.first)::int as issued,
        min(k.first) as "firstIssuedOn", max(k.last) as "lastIssuedOn", (min(k.first) - d.issued_on) as "daysToFirst"
      from organizations.document d cross join organizations.authority_body b
      cross join lateral (select min(k.issued_on) as first, max(k.issued_on) as last from ${planOf(sql`d.id`, year)}) as k
      where d.id = any(cast(${[...ids]} as uuid[])) and ${PLANS} and ${existsOnDay('b', planDay(year))}
      group by d.id, b.level
      order by array_position(array['PROVINCE', 'DISTRICT', 'COMMUNE'], b.level)`.execute(db);
    return Map.groupBy(rows, ({ id }) => id);
  },
);
