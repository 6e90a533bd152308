import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Refusal } from '../../kit/errors.js';
import { newId } from '../../kit/ids.js';
import { GuardEnrolment } from './guard-enrolment.js';
import { TrainingEnrolment } from './training-enrolment.js';

/** One organisation's part in one course. */
interface Part {
  courseId: string;
  organizationId: string;
}

/** Counts that follow from enrolled guards are not written by hand. */
export async function requireCounted(em: EntityManager, { courseId, organizationId }: Part): Promise<void> {
  if ((await em.count(GuardEnrolment, { courseId, organizationId })) === 0) return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    'This organisation enrolled its guards one by one in this course; the counts follow from them.',
  );
}

/** Guards are not enrolled beside a nomination by number: the same guard would be counted twice. */
export async function requireNamed(em: EntityManager, { courseId, organizationId }: Part): Promise<void> {
  if (await em.count(GuardEnrolment, { courseId, organizationId })) return;
  if (!(await em.count(TrainingEnrolment, { courseId, organizationId }))) return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    'This organisation nominated a number of guards for this course; its counts are written by hand.',
  );
}

/** The public figures of an organisation's part, from its enrolled guards: in the same transaction as their change. */
export async function deriveCounts(em: EntityManager, { courseId, organizationId }: Part): Promise<void> {
  await em.flush();
  const mine = sql`(
    select count(*)::int as nominated, count(*) filter (where state = 'NOMINATED')::int as undecided,
      count(*) filter (where state not in ('NOMINATED', 'REJECTED'))::int as accepted,
      count(*) filter (where state not in ('NOMINATED', 'REJECTED', 'ACCEPTED'))::int as seen,
      count(*) filter (where state in ('ATTENDED', 'PASSED', 'FAILED', 'CERTIFICATE_ISSUED'))::int as attended,
      count(*) filter (where state in ('PASSED', 'CERTIFICATE_ISSUED'))::int as passed,
      count(*) filter (where state = 'CERTIFICATE_ISSUED')::int as certified
    from security_forces.guard_enrolment where course_id = ${courseId} and organization_id = ${organizationId}) m`;
  await sql`
    insert into security_forces.training_enrolment as e (id, course_id, organization_id, state, nominated, accepted, version)
    select ${newId()}, ${courseId}, ${organizationId},
      case when m.accepted > 0 then 'ACCEPTED' when m.undecided > 0 then 'NOMINATED' else 'REJECTED' end, m.nominated, m.accepted, 1
    from ${mine}
    on conflict on constraint training_enrolment_once do update
      set state = excluded.state, nominated = excluded.nominated, accepted = excluded.accepted, version = e.version + 1`.execute(
    em.getKysely(),
  );
  await sql`
    insert into security_forces.training_attendance as a (id, course_id, organization_id, attended, passed, certified, version)
    select ${newId()}, ${courseId}, ${organizationId}, m.attended, m.passed, m.certified, 1 from ${mine} where m.seen > 0
    on conflict on constraint training_attendance_once do update
      set attended = excluded.attended, passed = excluded.passed, certified = excluded.certified, version = a.version + 1`.execute(
    em.getKysely(),
  );
}
