import { sql } from 'kysely';
import { Field, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { connectionOf } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { type AskedOrganizations, theseOrganizations } from '../references/asked-organizations.view.js';
import { firstCurrentDay } from './protection-plan.rules.js';

@ObjectType({
  description:
    'How an organisation stands with its protection plan and drills on a day (duties 3e and 4e). Restricted, because what is missing helps an attacker (domain 8.3).',
})
export class ProtectionStatus {
  organizationId!: string;
  planId!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of the last approval or review of the plan in force; null: none is in force.',
  })
  planConfirmedOn!: string | null;

  @Field(() => Boolean, {
    description: 'Whether a plan is in force that was approved or reviewed within the last 12 months.',
  })
  planCurrent!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the plan in force has a section on handling situations; false without a plan.',
  })
  handlesSituations!: boolean;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of its last drill, of whatever plan; null: none was held yet.',
  })
  lastDrillOn!: string | null;

  @Field(() => Boolean, { description: 'Whether a drill was held within the last 12 months.' })
  drilled!: boolean;
}

export const ProtectionStatusConnection = connectionOf(ProtectionStatus);

export const planCurrentOn = (day: Day): Sql =>
  sql`coalesce(c.confirmed_on > ${firstCurrentDay(day)}, false)`;
export const drilledOn = (day: Day): Sql => sql`coalesce(d.last_drill_on > ${firstCurrentDay(day)}, false)`;

export const statusColumns = (day: Day): Sql => sql`o.id as "organizationId", l.id as "planId",
  c.confirmed_on as "planConfirmedOn", ${planCurrentOn(day)} as "planCurrent",
  coalesce(l.handles_situations, false) as "handlesSituations",
  d.last_drill_on as "lastDrillOn", ${drilledOn(day)} as drilled`;

/** Organisations `o` with the plan `l` in force on a day, its last confirmation `c` and the last drill `d`. */
export const statusesOf = ({ from, have }: AskedOrganizations, day: Day): Sql => sql`${from} o
  left join (
    select distinct on (p.organization_id) p.* from security_forces.protection_plan p
    where ${have(sql`p.organization_id`)} and p.approved_on <= ${day} and coalesce(p.withdrawn_on > ${day}, true)
    order by p.organization_id, p.approved_on desc, p.id) l on l.organization_id = o.id
  left join (
    select s.plan_id, max(s.decided_on) as confirmed_on from security_forces.protection_plan_step s
    join security_forces.protection_plan p on p.id = s.plan_id
    where ${have(sql`p.organization_id`)} and s.event in ('APPROVE', 'REVIEW') and s.decided_on <= ${day}
    group by s.plan_id) c on c.plan_id = l.id
  left join (
    select p.organization_id, max(h.held_on) as last_drill_on from security_forces.protection_drill h
    join security_forces.protection_plan p on p.id = h.plan_id
    where ${have(sql`p.organization_id`)} and h.held_on <= ${day}
    group by p.organization_id) d on d.organization_id = o.id`;

/** Status of many organisations in one statement. */
export const statusOfOrganization = createLoader(async ({ db }: GraphContext, ids, { day }: { day: Day }) => {
  const { rows } = await sql<ProtectionStatus>`
      select ${statusColumns(day)} from ${statusesOf(theseOrganizations(ids), day)}`.execute(db);
  return new Map(rows.map((row) => [row.organizationId, row]));
});
