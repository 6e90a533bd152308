import { Migration } from '@mikro-orm/migrations';

/** As the entities have it, then what they cannot say. */
export class GuidanceVisitTables extends Migration {
  override up(): void {
    this.addSql(
      `create table "security_forces"."guidance_visit" ("id" uuid not null, "organization_id" uuid not null, "subject" text not null, "visited_on" date not null, "visited_by" text not null, "minutes_number" text not null, "recommendations" int not null, "follow_up_by" date null, "followed_up_on" date null, "follow_up_document" text null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "security_forces"."guidance_visit" add constraint "guidance_visit_once" unique ("organization_id", "visited_on", "subject");`,
    );
    this.addSql(
      `alter table "security_forces"."guidance_visit" add constraint "guidance_visit_subject_check" check ("subject" in ('GUARD_FORCE', 'PROTECTION_PLAN', 'HIRED_SERVICE', 'MOVEMENT'));`,
    );
    this.addSql(`alter table security_forces.guidance_visit add constraint guidance_visit_follow_up check (
      recommendations between 0 and 100 and (recommendations > 0) = (follow_up_by is not null)
      and follow_up_by > visited_on and followed_up_on >= visited_on);`);
  }
}
