import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { publishChanges } from '../../kit/feed/outbox.js';
import type { Sql } from '../../kit/page.js';

/** Topic under which the facts of an organisation's guards, courses, plans and drills are published. */
const TOPIC = 'organization';

/** Strength on every day on which a unit was counted or dissolved: each unit's latest count, summed; none is 0. */
const STRENGTHS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('on', d.day, 'approved', s.approved, 'present', s.present) order by d.day), '[]')
  from (
    select n.as_of as day from security_forces.guard_unit u join security_forces.strength_snapshot n on n.unit_id = u.id
    where u.organization_id = o.id
    union select u.dissolved_on from security_forces.guard_unit u
    where u.organization_id = o.id and u.dissolved_on is not null) d
  cross join lateral (
    select coalesce(sum(l.approved), 0)::int as approved, coalesce(sum(l.present), 0)::int as present
    from security_forces.guard_unit u
    cross join lateral (
      select n.approved, n.present from security_forces.strength_snapshot n
      where n.unit_id = u.id and n.as_of <= d.day order by n.as_of desc limit 1) l
    where u.organization_id = o.id and u.established_on <= d.day and coalesce(u.dissolved_on > d.day, true)) s)`;

/** Courses that were held and its people attended, by their last day. */
const COURSES = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('on', c.ends_on, 'audience', c.audience, 'trained', a.attended) order by c.ends_on, c.id), '[]')
  from security_forces.training_attendance a join security_forces.training_course c on c.id = a.course_id
  where a.organization_id = o.id and a.attended > 0 and c.state in ('COMPLETED', 'CERTIFIED'))`;

const PLAN_ON = sql`(
  select p.approved_on from security_forces.protection_plan p where p.organization_id = o.id and p.state = 'APPROVED')`;

const DRILLS = sql`(
  select coalesce(jsonb_agg(d.held_on order by d.held_on), '[]') from (
    select distinct r.held_on from security_forces.protection_drill r
    join security_forces.protection_plan p on p.id = r.plan_id where p.organization_id = o.id) d)`;

/** Every organisation there is anything to tell about. */
const ALL = sql`
  select organization_id from security_forces.guard_unit
  union select organization_id from security_forces.training_attendance
  union select organization_id from security_forces.protection_plan`;

/** Publishes the facts of some organisations, or of all when `ids` is absent (after a bulk load). */
export async function publishForces(em: EntityManager, ids?: readonly string[]): Promise<void> {
  await em.flush();
  const whose: Sql = ids ? sql`select unnest(cast(${[...ids]} as uuid[]))` : ALL;
  const facts = sql`
    select o.id as entity_id, jsonb_build_object('strengths', ${STRENGTHS}, 'courses', ${COURSES}, 'planOn', ${PLAN_ON},
      'drills', ${DRILLS}) as facts
    from (${whose}) as o(id)`;
  await publishChanges(em, 'security_forces', { topic: TOPIC, facts, ids });
}
