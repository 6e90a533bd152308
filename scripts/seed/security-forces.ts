import type { EntityManager } from '@mikro-orm/postgresql';
import { GuardUnit } from '../../subgraphs/security-forces/guard-unit/guard-unit.js';
import { StrengthSnapshot } from '../../subgraphs/security-forces/guard-unit/strength-snapshot.js';
import { TrainingAttendance } from '../../subgraphs/security-forces/training/training-attendance.js';
import { TrainingCourse } from '../../subgraphs/security-forces/training/training-course.js';
import { createSnapshots, createUnits, toUnitRow } from './guard-facts.js';
import { insertRows } from './insert.js';
import type { SeedCounts, SeedPlan } from './plan.js';
import { CHUNK, createAttendance, createCourses, createOpenCourses } from './training-facts.js';

/** Guard units with their yearly counts, and the courses of each spring. */
export async function seedSecurityForces(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const counts = { guardUnits: 0, strengthSnapshots: 0, trainingCourses: 0, trainingAttendances: 0 };
  for (let start = 0; start < plan.organizations.length; start += CHUNK) {
    const chunk = plan.organizations.slice(start, start + CHUNK);
    const courses = createCourses(plan, { start, size: chunk.length });
    const guarded = chunk.map((organization) => ({
      organization,
      courses,
      units: createUnits(plan, organization),
    }));
    const units = guarded.flatMap((one) =>
      one.units.map((unit) => toUnitRow(unit, plan.randomFor('decision', unit.id))),
    );
    const snapshots = guarded.flatMap((one) =>
      one.units.flatMap((unit) => createSnapshots(plan, unit, one.organization.closedOn)),
    );
    const attendances = guarded.flatMap((one) => createAttendance(plan, one));
    const written = start === 0 ? [...courses, ...createOpenCourses(plan)] : courses;
    await insertRows(em, GuardUnit, units);
    await insertRows(em, StrengthSnapshot, snapshots);
    await insertRows(em, TrainingCourse, written);
    await insertRows(em, TrainingAttendance, attendances);
    counts.guardUnits += units.length;
    counts.strengthSnapshots += snapshots.length;
    counts.trainingCourses += written.length;
    counts.trainingAttendances += attendances.length;
    plan.progress(units.length + snapshots.length + written.length + attendances.length);
  }
  return counts;
}
