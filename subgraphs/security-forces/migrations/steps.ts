import { Migration } from '@mikro-orm/migrations';

/** Steps get the columns of all histories (kit `step`). */
export class Steps extends Migration {
  override up(): void {
    for (const table of ['training_course_step', 'protection_plan_step'])
      this.addSql(`alter table security_forces.${table} add column comment text null;`);
  }
}
