import { Migration } from '@mikro-orm/migrations';
import { accessLogSql, disputeSql, outboxSql } from '../../kit/foundation.js';

const SCHEMA = 'security_forces';

export class GuardMembers extends Migration {
  override up(): void {
    this.addSql(
      'create table "security_forces"."certificate_validity" ("kind" text not null, "valid_from" date not null, "months" int null, "instrument" text not null, primary key ("kind", "valid_from"));',
    );
    this.addSql(
      'create table "security_forces"."former_guard_count" ("organization_id" uuid not null, "year" int not null, "form" text not null, "members" int not null, "certified" int not null, primary key ("organization_id", "year", "form"));',
    );
    this.addSql(
      'create table "security_forces"."guard_member" ("id" uuid not null, "organization_id" uuid not null, "staff_number" text not null, "name" text not null, "job_title" text not null, "form" text not null, "employed_from" date not null, "employed_to" date null, "over18" boolean not null, "meets_standard" boolean null, "checked_on" date null, "checked_by" text null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "guard_member_organization_id_index" on "security_forces"."guard_member" ("organization_id");',
    );
    this.addSql(
      'alter table "security_forces"."guard_member" add constraint "guard_member_once" unique ("organization_id", "staff_number");',
    );
    this.addSql(
      'create table "security_forces"."guard_certificate" ("id" uuid not null, "guard_id" uuid not null, "organization_id" uuid not null, "kind" text not null, "number" text not null, "issued_on" date not null, "valid_until" date null, "standing" text not null default \'VALID\', "ended_on" date null, "document" text null, "replaced_by_id" uuid null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "guard_certificate_guard_id_index" on "security_forces"."guard_certificate" ("guard_id");',
    );
    this.addSql(
      'create index "guard_certificate_organization_id_index" on "security_forces"."guard_certificate" ("organization_id");',
    );
    this.addSql(
      'alter table "security_forces"."guard_certificate" add constraint "guard_certificate_once" unique ("kind", "number");',
    );
    this.addSql(
      'create table "security_forces"."guard_enrolment" ("id" uuid not null, "course_id" uuid not null, "guard_id" uuid not null, "organization_id" uuid not null, "state" text not null default \'NOMINATED\', "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "guard_enrolment_guard_id_index" on "security_forces"."guard_enrolment" ("guard_id");',
    );
    this.addSql(
      'create index "guard_enrolment_organization_id_index" on "security_forces"."guard_enrolment" ("organization_id");',
    );
    this.addSql(
      'alter table "security_forces"."guard_enrolment" add constraint "guard_enrolment_once" unique ("course_id", "guard_id");',
    );
    this.addSql(
      'alter table "security_forces"."certificate_validity" add constraint "certificate_validity_kind_check" check ("kind" in (\'GUARD_CERTIFICATE\', \'SECURITY_SERVICE_CERTIFICATE\'));',
    );
    this.addSql(
      'alter table "security_forces"."former_guard_count" add constraint "former_guard_count_form_check" check ("form" in (\'FULL_TIME\', \'PART_TIME\', \'OUTSOURCED\'));',
    );
    this.addSql(
      'alter table "security_forces"."guard_member" add constraint "guard_member_form_check" check ("form" in (\'FULL_TIME\', \'PART_TIME\', \'OUTSOURCED\'));',
    );
    this.addSql(
      'alter table "security_forces"."guard_certificate" add constraint "guard_certificate_guard_id_foreign" foreign key ("guard_id") references "security_forces"."guard_member" ("id");',
    );
    this.addSql(
      'alter table "security_forces"."guard_certificate" add constraint "guard_certificate_kind_check" check ("kind" in (\'GUARD_CERTIFICATE\', \'SECURITY_SERVICE_CERTIFICATE\'));',
    );
    this.addSql(
      'alter table "security_forces"."guard_certificate" add constraint "guard_certificate_standing_check" check ("standing" in (\'VALID\', \'EXPIRED\', \'REVOKED\', \'REPLACED\'));',
    );
    this.addSql(
      'alter table "security_forces"."guard_enrolment" add constraint "guard_enrolment_course_id_foreign" foreign key ("course_id") references "security_forces"."training_course" ("id");',
    );
    this.addSql(
      'alter table "security_forces"."guard_enrolment" add constraint "guard_enrolment_guard_id_foreign" foreign key ("guard_id") references "security_forces"."guard_member" ("id");',
    );
    this.addSql(
      "alter table \"security_forces\".\"guard_enrolment\" add constraint \"guard_enrolment_state_check\" check (\"state\" in ('NOMINATED', 'ACCEPTED', 'REJECTED', 'ATTENDED', 'ABSENT', 'PASSED', 'FAILED', 'CERTIFICATE_ISSUED'));",
    );
    // R13, also where no mutation checks it.
    this.addSql(`alter table security_forces.guard_member add constraint guard_member_r13 check (over18);`);
    this.addSql(
      `alter table security_forces.guard_member add constraint guard_member_employment check (employed_to >= employed_from);`,
    );
    this.addSql(
      `alter table security_forces.certificate_validity add constraint certificate_validity_months check (months between 1 and 600);`,
    );
    this
      .addSql(`insert into security_forces.certificate_validity (kind, valid_from, months, instrument) values
      ('GUARD_CERTIFICATE', '2014-12-06', 12, 'Default of the register; Circular 46/2014 states no term in the text seen'),
      ('SECURITY_SERVICE_CERTIFICATE', '2016-07-01', null, 'Decree 96/2016: no term in the text seen');`);
    for (const statement of [...outboxSql(SCHEMA), ...accessLogSql(SCHEMA), ...disputeSql(SCHEMA)])
      this.addSql(statement);
  }
}
