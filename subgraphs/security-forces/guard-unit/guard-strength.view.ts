import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { connectionOf } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { type AskedOrganizations, theseOrganizations } from '../references/asked-organizations.view.js';

@ObjectType({
  description:
    'Guards of an organisation on a day: the latest count of each unit it then had, summed. Restricted, because a shortage helps an attacker (domain 8.3, clause 4h).',
})
export class GuardStrength {
  organizationId!: string;

  @Field(() => Int, { nullable: true, description: 'Guards approved; null: no unit was counted yet.' })
  approved!: number | null;

  @Field(() => Int, { nullable: true, description: 'Guards there; null: no unit was counted yet.' })
  present!: number | null;

  meetsStandard!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Guards missing: approved less present, never below 0; null: no unit was counted yet.',
  })
  shortage!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day of the count; of several units the oldest of their counts, so no figure is older. Null: no unit was counted yet.',
  })
  asOf!: string | null;

  lastTrainedOn!: string | null;
}

export const GuardStrengthConnection = connectionOf(GuardStrength);

/** Guards missing of a row of `countsOf`; `greatest` would turn an unknown strength into no shortage. */
export const SHORTAGE = sql`case when g.approved > g.present then g.approved - g.present when g.approved is not null then 0 end`;

export const STRENGTH_COLUMNS = sql`o.id as "organizationId", g.approved, g.present, g.meets_standard as "meetsStandard",
  ${SHORTAGE} as shortage, g.as_of as "asOf", t.last_trained_on as "lastTrainedOn"`;

/** The units of each organisation on a day, summed; one that has none is absent. */
export const countsOf = ({ have }: AskedOrganizations, day: Day): Sql => sql`(
  select u.organization_id, sum(s.approved)::int as approved, sum(s.present)::int as present,
    sum(s.meets_standard)::int as meets_standard, min(s.as_of) as as_of
  from security_forces.guard_unit u
  left join (
    select distinct on (l.unit_id) l.* from security_forces.strength_snapshot l
    join security_forces.guard_unit u on u.id = l.unit_id
    where ${have(sql`u.organization_id`)} and l.as_of <= ${day} order by l.unit_id, l.as_of desc) s on s.unit_id = u.id
  where ${have(sql`u.organization_id`)} and u.established_on <= ${day} and coalesce(u.dissolved_on > ${day}, true)
  group by u.organization_id)`;

/** The last guard training of each organisation until a day. */
const trainingsOf = ({ have }: AskedOrganizations, day: Day): Sql => sql`(
  select a.organization_id, max(c.ends_on) as last_trained_on
  from security_forces.training_attendance a join security_forces.training_course c on c.id = a.course_id
  where ${have(sql`a.organization_id`)} and a.attended > 0 and c.audience = 'GUARD'
    and c.state in ('COMPLETED', 'CERTIFIED') and c.ends_on <= ${day}
  group by a.organization_id)`;

/** Organisations `o` that have guard units on a day, with their strength `g` and last training `t`. */
export const strengthsOf = (asked: AskedOrganizations, day: Day): Sql => sql`${asked.from} o
  join ${countsOf(asked, day)} g on g.organization_id = o.id
  left join ${trainingsOf(asked, day)} t on t.organization_id = o.id`;

/** Strength of many organisations in one statement; an organisation without a count has none. */
export const strengthOfOrganization = createLoader(
  async ({ db }: GraphContext, ids, { day }: { day: Day }) => {
    const { rows } = await sql<GuardStrength>`
    select ${STRENGTH_COLUMNS} from ${strengthsOf(theseOrganizations(ids), day)}
    where g.as_of is not null`.execute(db);
    return new Map(rows.map((row) => [row.organizationId, row]));
  },
);
