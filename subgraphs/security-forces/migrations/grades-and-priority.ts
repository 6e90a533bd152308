import { Migration } from '@mikro-orm/migrations';

export class GradesAndPriority extends Migration {
  override up(): void {
    this.addSql(
      'create table "security_forces"."organization_grade_reference" ("organization_id" uuid not null, "year" int not null, "grade" text not null, primary key ("organization_id", "year"));',
    );
    this.addSql('alter table "security_forces"."organization_reference" add "priority" text null;');
    this.addSql(
      'alter table "security_forces"."organization_grade_reference" add constraint "organization_grade_reference_grade_check" check ("grade" in (\'EXCELLENT\', \'GOOD\', \'AVERAGE\', \'WEAK\'));',
    );
    // Grades and priority come with the feed, so it is read again from its beginning.
    this.addSql("delete from security_forces.projection where feed = 'organizationChanges';");
  }
}
