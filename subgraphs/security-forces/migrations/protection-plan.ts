import { Migration } from '@mikro-orm/migrations';

/** As the entities have it, then what they cannot say. */
export class ProtectionPlanTables extends Migration {
  override up(): void {
    this.addSql(
      `create table "security_forces"."protection_plan" ("id" uuid not null, "organization_id" uuid not null, "number" text not null, "handles_situations" boolean not null, "state" text not null default 'DRAFT', "approved_on" date null, "next_review_on" date null, "withdrawn_on" date null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "protection_plan_organization_id_index" on "security_forces"."protection_plan" ("organization_id");`,
    );
    this.addSql(
      `create table "security_forces"."protection_drill" ("id" uuid not null, "plan_id" uuid not null, "kind" text not null, "held_on" date not null, "participants" int not null, "report_number" text not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "security_forces"."protection_drill" add constraint "protection_drill_once" unique ("plan_id", "held_on", "kind");`,
    );
    this.addSql(
      `create table "security_forces"."protection_plan_step" ("id" uuid not null, "plan_id" uuid not null, "event" text not null, "state" text not null, "decided_on" date not null, "taken_on" date not null, "role" text not null, "actor" text null, "document" text not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "protection_plan_step_plan_id_index" on "security_forces"."protection_plan_step" ("plan_id");`,
    );
    this.addSql(
      `alter table "security_forces"."protection_plan" add constraint "protection_plan_state_check" check ("state" in ('DRAFT', 'APPROVED', 'WITHDRAWN'));`,
    );
    this.addSql(
      `alter table "security_forces"."protection_drill" add constraint "protection_drill_plan_id_foreign" foreign key ("plan_id") references "security_forces"."protection_plan" ("id");`,
    );
    this.addSql(
      `alter table "security_forces"."protection_drill" add constraint "protection_drill_kind_check" check ("kind" in ('ORDER', 'INTRUSION', 'FIRE', 'EVACUATION'));`,
    );
    this.addSql(
      `alter table "security_forces"."protection_plan_step" add constraint "protection_plan_step_plan_id_foreign" foreign key ("plan_id") references "security_forces"."protection_plan" ("id");`,
    );
    this.addSql(
      `alter table "security_forces"."protection_plan_step" add constraint "protection_plan_step_event_check" check ("event" in ('APPROVE', 'REVIEW', 'WITHDRAW'));`,
    );
    this.addSql(
      `alter table "security_forces"."protection_plan_step" add constraint "protection_plan_step_state_check" check ("state" in ('DRAFT', 'APPROVED', 'WITHDRAWN'));`,
    );
    this.addSql(`alter table security_forces.protection_plan add constraint protection_plan_days check (
      (state = 'DRAFT') <= (approved_on is null and withdrawn_on is null)
      and (state = 'APPROVED') <= (approved_on is not null and withdrawn_on is null and next_review_on > approved_on)
      and withdrawn_on >= approved_on);`);
    this.addSql(
      `create unique index protection_plan_in_force_once on security_forces.protection_plan (organization_id) where state = 'APPROVED';`,
    );
    this.addSql(
      `alter table security_forces.protection_drill add constraint protection_drill_participants check (participants between 1 and 100000);`,
    );
  }
}
