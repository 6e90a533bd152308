import { Migration } from '@mikro-orm/migrations';
import { foundationSql, projectionSql } from '../../kit/foundation.js';
import { TABLES } from './tables.js';

/** What entities cannot say: bounds, and indexes over arrays and the collation. */
const RULES = [
  `alter table security_forces.guard_unit add constraint guard_unit_span check (dissolved_on > established_on);`,
  `alter table security_forces.strength_snapshot add constraint strength_snapshot_counts check (
     approved between 0 and 10000 and present between 0 and 10000 and meets_standard between 0 and present);`,
  `alter table security_forces.training_course add constraint training_course_span check (starts_on <= ends_on);`,
  `alter table security_forces.training_attendance add constraint training_attendance_counts check (
     attended between 0 and 10000 and passed between 0 and attended);`,
  `create index training_course_title_index on security_forces.training_course (title collate public.vietnamese, id);`,
  `create index organization_reference_reach_index on security_forces.organization_reference using gin (reach_ids);`,
  `create index organization_place_reference_area_index on security_forces.organization_place_reference using gin (area_ids);`,
];

export class Initial extends Migration {
  override up(): void {
    for (const statement of [
      ...foundationSql('security_forces'),
      ...TABLES,
      ...RULES,
      ...projectionSql('security_forces'),
    ]) {
      this.addSql(statement);
    }
  }
}
