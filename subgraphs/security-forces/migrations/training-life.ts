import { Migration } from '@mikro-orm/migrations';

export class TrainingLife extends Migration {
  override up(): void {
    this.addSql(`alter table security_forces.training_course drop constraint training_course_state_check;`);
    this.addSql(
      `create table "security_forces"."training_course_step" ("id" uuid not null, "course_id" uuid not null, "event" text not null, "state" text not null, "taken_on" date not null, "role" text not null, "actor" text null, "document" text null, primary key ("id"));`,
    );
    this.addSql(
      `create index "training_course_step_course_id_index" on "security_forces"."training_course_step" ("course_id");`,
    );
    this.addSql(
      `create table "security_forces"."training_enrolment" ("id" uuid not null, "course_id" uuid not null, "organization_id" uuid not null, "state" text not null default 'NOMINATED', "nominated" int not null, "accepted" int not null default 0, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "training_enrolment_organization_id_index" on "security_forces"."training_enrolment" ("organization_id");`,
    );
    this.addSql(
      `alter table "security_forces"."training_enrolment" add constraint "training_enrolment_once" unique ("course_id", "organization_id");`,
    );
    this.addSql(
      `alter table "security_forces"."training_course" add "capacity" int not null default 100, add "minimum" int not null default 1;`,
    );
    this.addSql(
      `alter table "security_forces"."training_course" add constraint "training_course_state_check" check ("state" in ('PLANNED', 'ENROLLING', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED', 'CERTIFIED', 'CANCELLED'));`,
    );
    this.addSql(
      `alter table "security_forces"."training_attendance" add "certified" int not null default 0;`,
    );
    this.addSql(
      `alter table "security_forces"."training_course_step" add constraint "training_course_step_course_id_foreign" foreign key ("course_id") references "security_forces"."training_course" ("id");`,
    );
    this.addSql(
      `alter table "security_forces"."training_course_step" add constraint "training_course_step_event_check" check ("event" in ('ENROL', 'CONFIRM', 'START', 'COMPLETE', 'CERTIFY', 'CANCEL'));`,
    );
    this.addSql(
      `alter table "security_forces"."training_course_step" add constraint "training_course_step_state_check" check ("state" in ('PLANNED', 'ENROLLING', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED', 'CERTIFIED', 'CANCELLED'));`,
    );
    this.addSql(
      `alter table "security_forces"."training_enrolment" add constraint "training_enrolment_course_id_foreign" foreign key ("course_id") references "security_forces"."training_course" ("id");`,
    );
    this.addSql(
      `alter table "security_forces"."training_enrolment" add constraint "training_enrolment_state_check" check ("state" in ('NOMINATED', 'ACCEPTED', 'REJECTED'));`,
    );
    this.addSql(
      `alter table security_forces.training_course add constraint training_course_places check (minimum between 1 and capacity and capacity <= 10000);`,
    );
    this
      .addSql(`alter table security_forces.training_enrolment add constraint training_enrolment_counts check (
      nominated between 1 and 10000 and accepted between 0 and nominated and (state = 'ACCEPTED') = (accepted > 0));`);
    this.addSql(
      `alter table security_forces.training_attendance add constraint training_attendance_certified check (certified between 0 and passed);`,
    );
    // Who attended before there was enrolment was accepted: else no such count could be corrected any more.
    this
      .addSql(`insert into security_forces.training_enrolment (id, course_id, organization_id, state, nominated, accepted)
      select gen_random_uuid(), course_id, organization_id, 'ACCEPTED', attended, attended
      from security_forces.training_attendance where attended > 0;`);
    this.addSql(`update security_forces.training_course c set capacity = e.accepted
      from (select course_id, least(sum(accepted), 10000) as accepted from security_forces.training_enrolment group by course_id) e
      where e.course_id = c.id and e.accepted > c.capacity;`);
  }
}
