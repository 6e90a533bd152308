import { sql } from 'kysely';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, type PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import type { Role } from '../../kit/viewer.js';
import { assertOrganizationWithinReach, withinReach } from '../references/organization-reach.view.js';
import { TrainingAttendance } from './training-attendance.js';
import type { TrainingAudience } from './training-course.js';
import { TrainingEnrolment } from './training-enrolment.js';

/** Who reads courses and the counts of organisations in reach: those who send people, and those who train them. */
export const READERS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
  'TRAINER',
] as const satisfies readonly Role[];

/** Trainers train organisations everywhere; the others see and act within their reach. */
export async function assertInTraining(context: GraphContext, organizationId: string): Promise<void> {
  if (context.viewer.role !== 'TRAINER') await assertOrganizationWithinReach(context, organizationId);
}

export const AttendanceConnection = connectionOf(TrainingAttendance);
export const EnrolmentConnection = connectionOf(TrainingEnrolment);

const COLUMNS = columnsOf(TrainingAttendance, 'a');

interface TrainingPage extends PageArgs {
  audience: TrainingAudience | null;
}

/** Attendance of each organisation, latest course first. */
export const trainingsOfOrganization = createLoader(
  ({ db }: GraphContext, parents, { audience, ...page }: TrainingPage) =>
    readPagePerParent<TrainingAttendance>(
      db,
      {
        ...{ list: 'organization-trainings', columns: COLUMNS },
        from: sql`security_forces.training_attendance a join security_forces.training_course c on c.id = a.course_id`,
        where: [sql`c.state <> 'CANCELLED'`, ...(audience ? [sql`c.audience = ${audience}`] : [])],
        orderBy: [
          { expression: sql`c.starts_on`, direction: 'DESC', type: 'date' },
          { expression: sql`a.id`, direction: 'DESC', type: 'uuid' },
        ],
        ...{ parent: sql`a.organization_id`, parents },
      },
      page,
    ),
);

/** Attendance of each course, of organisations in the viewer's reach only. */
export const attendanceOfCourse = createLoader(({ db, viewer }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<TrainingAttendance>(
    db,
    {
      ...{ list: 'course-attendance', columns: COLUMNS },
      from: sql`security_forces.training_attendance a join security_forces.organization_reference o on o.id = a.organization_id`,
      where: [withinReach(viewer)],
      orderBy: [{ expression: sql`a.id`, direction: 'ASC', type: 'uuid' }],
      ...{ parent: sql`a.course_id`, parents },
    },
    page,
  ),
);

/** Enrolments of each course, of organisations in the viewer's reach only. */
export const enrolmentsOfCourse = createLoader(({ db, viewer }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<TrainingEnrolment>(
    db,
    {
      ...{ list: 'course-enrolments', columns: columnsOf(TrainingEnrolment, 'e') },
      from: sql`security_forces.training_enrolment e join security_forces.organization_reference o on o.id = e.organization_id`,
      where: [withinReach(viewer)],
      orderBy: [{ expression: sql`e.id`, direction: 'ASC', type: 'uuid' }],
      ...{ parent: sql`e.course_id`, parents },
    },
    page,
  ),
);
