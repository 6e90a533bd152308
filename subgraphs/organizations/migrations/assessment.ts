import { Migration } from '@mikro-orm/migrations';

export class Assessment extends Migration {
  override up(): void {
    this.addSql(
      'create table "organizations"."legal_instrument" ("id" uuid not null, "code" text not null, "number" text null, "title_vi" text not null, "type" text not null, "issuer" text not null, "issued_on" date null, "effective_on" date null, "repealed_on" date null, "replaces" text null, "replaced_by" text null, "amended_by" text[] not null, "certainty" text not null, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."legal_instrument" add constraint "legal_instrument_code_unique" unique ("code");',
    );
    this.addSql(
      'create table "organizations"."criterion" ("id" uuid not null, "instrument_id" uuid not null, "code" text not null, "subjects" text[] not null, "label" text not null, "evidence" text null, "threshold" double precision null, "measure" text null, "due" text null, "max_points" int null, "mandatory" boolean not null, "wording" text not null, primary key ("id"));',
    );
    this.addSql(
      'create index "criterion_instrument_id_index" on "organizations"."criterion" ("instrument_id");',
    );
    this.addSql(
      'alter table "organizations"."criterion" add constraint "criterion_code_unique" unique ("code");',
    );
    this.addSql(
      'create table "organizations"."completion_deadline" ("id" uuid not null, "instrument_id" uuid not null, "subject" text not null, "before" text not null, "certainty" text not null, primary key ("id"));',
    );
    this.addSql(
      'create index "completion_deadline_instrument_id_index" on "organizations"."completion_deadline" ("instrument_id");',
    );
    this.addSql(
      'create table "organizations"."movement_classification" ("id" uuid not null, "organization_id" uuid not null, "year" int not null, "self_grade" text not null, "grade" text null, "state" text not null, "decided_on" date null, "document" text null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "movement_classification_year_index" on "organizations"."movement_classification" ("year");',
    );
    this.addSql(
      'alter table "organizations"."movement_classification" add constraint "movement_classification_once" unique ("organization_id", "year");',
    );
    this.addSql(
      'create table "organizations"."classification_step" ("id" uuid not null, "classification_id" uuid not null, "event" text not null, "state" text not null, "grade" text not null, "taken_on" date not null, "role" text not null, "actor" text null, "document" text null, "comment" text null, primary key ("id"));',
    );
    this.addSql(
      'create index "classification_step_classification_index" on "organizations"."classification_step" ("classification_id");',
    );
    this.addSql(
      'create table "organizations"."recognition_authority" ("id" uuid not null, "subject" text not null, "managed_by" text not null, "level" text not null, "valid_from" date null, "valid_to" date null, "certainty" text not null, primary key ("id"));',
    );
    this.addSql(
      'create table "organizations"."residential_area" ("id" uuid not null, "name_vi" text not null, "since" date not null, "until" date null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create table "organizations"."residential_area_placement" ("id" uuid not null, "area_id" uuid not null, "unit_id" uuid not null, "valid_from" date not null, "valid_to" date null, primary key ("id"));',
    );
    this.addSql(
      'create index "residential_area_placement_area_id_index" on "organizations"."residential_area_placement" ("area_id");',
    );
    this.addSql(
      'create index "residential_area_placement_unit_id_index" on "organizations"."residential_area_placement" ("unit_id");',
    );
    this.addSql(
      'create table "organizations"."safety_standard" ("id" uuid not null, "instrument_id" uuid not null, "version" int not null, "first_year" int not null, "last_year" int null, "registration_due" text not null, "decision_due" text not null, "certainty" text not null, primary key ("id"));',
    );
    this.addSql(
      'create index "safety_standard_instrument_id_index" on "organizations"."safety_standard" ("instrument_id");',
    );
    this.addSql(
      'create table "organizations"."safety_assessment" ("id" uuid not null, "standard_id" uuid not null, "subject" text not null, "organization_id" uuid null, "unit_id" uuid null, "residential_area_id" uuid null, "year" int not null, "managed_by" text not null, "state" text not null, "state_since" date not null, "headcount" int null, "informed_count" int null, "council_members" int null, "council_agreed" int null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "safety_assessment_standard_id_index" on "organizations"."safety_assessment" ("standard_id");',
    );
    this.addSql(
      'create index "safety_assessment_organization_id_index" on "organizations"."safety_assessment" ("organization_id");',
    );
    this.addSql(
      'create index "safety_assessment_unit_id_index" on "organizations"."safety_assessment" ("unit_id");',
    );
    this.addSql(
      'create index "safety_assessment_residential_area_id_index" on "organizations"."safety_assessment" ("residential_area_id");',
    );
    this.addSql(
      'create table "organizations"."safety_registration" ("id" uuid not null, "assessment_id" uuid not null, "registered_on" date not null, "late" boolean not null, "document" text null, "size_class" text null, "education_level" text null, "armed_forces" boolean not null, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."safety_registration" add constraint "safety_registration_once" unique ("assessment_id");',
    );
    this.addSql(
      'create table "organizations"."recognition_decision" ("id" uuid not null, "assessment_id" uuid not null, "outcome" text not null, "level" text not null, "document" text not null, "decided_on" date not null, "published_on" date null, "revoked_on" date null, "revocation_document" text null, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."recognition_decision" add constraint "recognition_decision_once" unique ("assessment_id");',
    );
    this.addSql(
      'create table "organizations"."criterion_result" ("id" uuid not null, "assessment_id" uuid not null, "criterion_id" uuid not null, "self_outcome" text not null, "verified_outcome" text null, "document" text null, primary key ("id"));',
    );
    this.addSql(
      'create index "criterion_result_criterion_id_index" on "organizations"."criterion_result" ("criterion_id");',
    );
    this.addSql(
      'alter table "organizations"."criterion_result" add constraint "criterion_result_once" unique ("assessment_id", "criterion_id");',
    );
    this.addSql(
      'create table "organizations"."assessment_step" ("id" uuid not null, "assessment_id" uuid not null, "event" text not null, "state" text not null, "taken_on" date not null, "role" text not null, "actor" text null, "document" text null, "comment" text null, primary key ("id"));',
    );
    this.addSql(
      'create index "assessment_step_assessment_id_index" on "organizations"."assessment_step" ("assessment_id");',
    );
    this.addSql(
      'create table "organizations"."subject_eligibility" ("id" uuid not null, "standard_id" uuid not null, "subject" text not null, "excluded_size_classes" text[] not null, "excluded_education_levels" text[] not null, "excludes_armed_forces" boolean not null, "article" text not null, "certainty" text not null, primary key ("id"));',
    );
    this.addSql(
      'create index "subject_eligibility_standard_id_index" on "organizations"."subject_eligibility" ("standard_id");',
    );
    this.addSql(
      "alter table \"organizations\".\"legal_instrument\" add constraint \"legal_instrument_type_check\" check (\"type\" in ('LAW', 'RESOLUTION', 'DECREE', 'DECISION', 'CIRCULAR', 'DIRECTIVE', 'GUIDELINE'));",
    );
    this.addSql(
      'alter table "organizations"."criterion" add constraint "criterion_instrument_id_foreign" foreign key ("instrument_id") references "organizations"."legal_instrument" ("id");',
    );
    this.addSql(
      'alter table "organizations"."criterion" add constraint "criterion_measure_check" check ("measure" in (\'INFORMED_SHARE\', \'RECOGNISED_AREA_SHARE\'));',
    );
    this.addSql(
      'alter table "organizations"."completion_deadline" add constraint "completion_deadline_instrument_id_foreign" foreign key ("instrument_id") references "organizations"."legal_instrument" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"completion_deadline\" add constraint \"completion_deadline_subject_check\" check (\"subject\" in ('RESIDENTIAL_AREA', 'COMMUNE', 'AGENCY', 'ENTERPRISE', 'SCHOOL'));",
    );
    this.addSql(
      'alter table "organizations"."movement_classification" add constraint "movement_classification_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
    this.addSql(
      'alter table "organizations"."movement_classification" add constraint "movement_classification_self_grade_check" check ("self_grade" in (\'EXCELLENT\', \'GOOD\', \'AVERAGE\', \'WEAK\'));',
    );
    this.addSql(
      'alter table "organizations"."movement_classification" add constraint "movement_classification_grade_check" check ("grade" in (\'EXCELLENT\', \'GOOD\', \'AVERAGE\', \'WEAK\'));',
    );
    this.addSql(
      'alter table "organizations"."movement_classification" add constraint "movement_classification_state_check" check ("state" in (\'PROPOSED\', \'DECIDED\', \'CORRECTED\'));',
    );
    this.addSql(
      'alter table "organizations"."classification_step" add constraint "classification_step_classification_id_foreign" foreign key ("classification_id") references "organizations"."movement_classification" ("id");',
    );
    this.addSql(
      'alter table "organizations"."classification_step" add constraint "classification_step_event_check" check ("event" in (\'PROPOSE\', \'DECIDE\', \'CORRECT\'));',
    );
    this.addSql(
      'alter table "organizations"."classification_step" add constraint "classification_step_state_check" check ("state" in (\'PROPOSED\', \'DECIDED\', \'CORRECTED\'));',
    );
    this.addSql(
      'alter table "organizations"."classification_step" add constraint "classification_step_grade_check" check ("grade" in (\'EXCELLENT\', \'GOOD\', \'AVERAGE\', \'WEAK\'));',
    );
    this.addSql(
      "alter table \"organizations\".\"recognition_authority\" add constraint \"recognition_authority_subject_check\" check (\"subject\" in ('RESIDENTIAL_AREA', 'COMMUNE', 'AGENCY', 'ENTERPRISE', 'SCHOOL'));",
    );
    this.addSql(
      'alter table "organizations"."recognition_authority" add constraint "recognition_authority_managed_by_check" check ("managed_by" in (\'COMMUNE\', \'DISTRICT\', \'PROVINCE\'));',
    );
    this.addSql(
      'alter table "organizations"."recognition_authority" add constraint "recognition_authority_level_check" check ("level" in (\'COMMUNE\', \'DISTRICT\', \'PROVINCE\'));',
    );
    this.addSql(
      'alter table "organizations"."residential_area_placement" add constraint "residential_area_placement_area_id_foreign" foreign key ("area_id") references "organizations"."residential_area" ("id");',
    );
    this.addSql(
      'alter table "organizations"."residential_area_placement" add constraint "residential_area_placement_unit_id_foreign" foreign key ("unit_id") references "organizations"."administrative_unit" ("id");',
    );
    this.addSql(
      'alter table "organizations"."safety_standard" add constraint "safety_standard_instrument_id_foreign" foreign key ("instrument_id") references "organizations"."legal_instrument" ("id");',
    );
    this.addSql(
      'alter table "organizations"."safety_assessment" add constraint "safety_assessment_standard_id_foreign" foreign key ("standard_id") references "organizations"."safety_standard" ("id");',
    );
    this.addSql(
      'alter table "organizations"."safety_assessment" add constraint "safety_assessment_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id") on delete set null;',
    );
    this.addSql(
      'alter table "organizations"."safety_assessment" add constraint "safety_assessment_unit_id_foreign" foreign key ("unit_id") references "organizations"."administrative_unit" ("id") on delete set null;',
    );
    this.addSql(
      'alter table "organizations"."safety_assessment" add constraint "safety_assessment_residential_area_id_foreign" foreign key ("residential_area_id") references "organizations"."residential_area" ("id") on delete set null;',
    );
    this.addSql(
      "alter table \"organizations\".\"safety_assessment\" add constraint \"safety_assessment_subject_check\" check (\"subject\" in ('RESIDENTIAL_AREA', 'COMMUNE', 'AGENCY', 'ENTERPRISE', 'SCHOOL'));",
    );
    this.addSql(
      'alter table "organizations"."safety_assessment" add constraint "safety_assessment_managed_by_check" check ("managed_by" in (\'COMMUNE\', \'DISTRICT\', \'PROVINCE\'));',
    );
    this.addSql(
      "alter table \"organizations\".\"safety_assessment\" add constraint \"safety_assessment_state_check\" check (\"state\" in ('REGISTERED', 'SELF_ASSESSED', 'SUBMITTED', 'UNDER_VERIFICATION', 'RETURNED', 'VERIFIED', 'COUNCIL_REVIEWED', 'RECOGNISED', 'NOT_RECOGNISED', 'PUBLISHED', 'REVOKED', 'WITHDRAWN'));",
    );
    this.addSql(
      'alter table "organizations"."safety_registration" add constraint "safety_registration_assessment_id_foreign" foreign key ("assessment_id") references "organizations"."safety_assessment" ("id");',
    );
    this.addSql(
      'alter table "organizations"."safety_registration" add constraint "safety_registration_size_class_check" check ("size_class" in (\'MICRO\', \'SMALL\', \'MEDIUM\', \'LARGE\'));',
    );
    this.addSql(
      "alter table \"organizations\".\"safety_registration\" add constraint \"safety_registration_education_level_check\" check (\"education_level\" in ('PRESCHOOL', 'PRIMARY', 'LOWER_SECONDARY', 'UPPER_SECONDARY', 'MULTI_LEVEL', 'VOCATIONAL_CONTINUING', 'COLLEGE', 'UNIVERSITY'));",
    );
    this.addSql(
      'alter table "organizations"."recognition_decision" add constraint "recognition_decision_assessment_id_foreign" foreign key ("assessment_id") references "organizations"."safety_assessment" ("id");',
    );
    this.addSql(
      'alter table "organizations"."recognition_decision" add constraint "recognition_decision_outcome_check" check ("outcome" in (\'RECOGNISED\', \'NOT_RECOGNISED\'));',
    );
    this.addSql(
      'alter table "organizations"."recognition_decision" add constraint "recognition_decision_level_check" check ("level" in (\'COMMUNE\', \'DISTRICT\', \'PROVINCE\'));',
    );
    this.addSql(
      'alter table "organizations"."criterion_result" add constraint "criterion_result_assessment_id_foreign" foreign key ("assessment_id") references "organizations"."safety_assessment" ("id");',
    );
    this.addSql(
      'alter table "organizations"."criterion_result" add constraint "criterion_result_criterion_id_foreign" foreign key ("criterion_id") references "organizations"."criterion" ("id");',
    );
    this.addSql(
      'alter table "organizations"."criterion_result" add constraint "criterion_result_self_outcome_check" check ("self_outcome" in (\'MET\', \'NOT_MET\', \'NOT_APPLICABLE\'));',
    );
    this.addSql(
      'alter table "organizations"."criterion_result" add constraint "criterion_result_verified_outcome_check" check ("verified_outcome" in (\'MET\', \'NOT_MET\', \'NOT_APPLICABLE\'));',
    );
    this.addSql(
      'alter table "organizations"."assessment_step" add constraint "assessment_step_assessment_id_foreign" foreign key ("assessment_id") references "organizations"."safety_assessment" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"assessment_step\" add constraint \"assessment_step_event_check\" check (\"event\" in ('REGISTER', 'SELF_ASSESS', 'SUBMIT', 'START_VERIFICATION', 'RETURN', 'VERIFY', 'REVIEW', 'RECOGNISE', 'REFUSE', 'PUBLISH', 'REVOKE', 'WITHDRAW'));",
    );
    this.addSql(
      "alter table \"organizations\".\"assessment_step\" add constraint \"assessment_step_state_check\" check (\"state\" in ('REGISTERED', 'SELF_ASSESSED', 'SUBMITTED', 'UNDER_VERIFICATION', 'RETURNED', 'VERIFIED', 'COUNCIL_REVIEWED', 'RECOGNISED', 'NOT_RECOGNISED', 'PUBLISHED', 'REVOKED', 'WITHDRAWN'));",
    );
    this.addSql(
      'alter table "organizations"."subject_eligibility" add constraint "subject_eligibility_standard_id_foreign" foreign key ("standard_id") references "organizations"."safety_standard" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"subject_eligibility\" add constraint \"subject_eligibility_subject_check\" check (\"subject\" in ('RESIDENTIAL_AREA', 'COMMUNE', 'AGENCY', 'ENTERPRISE', 'SCHOOL'));",
    );
  }
}
