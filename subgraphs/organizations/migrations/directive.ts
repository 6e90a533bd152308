import { Migration } from '@mikro-orm/migrations';

/** What entities cannot say: links inside one table, spans that exclude each other, what stands once. */
const RULES = [
  ...[
    ['authority_body', 'successor_id'],
    ['authority_body', 'standing_body_id'],
    ['document', 'implements_id'],
    ['directive_task', 'handed_over_from_id'],
  ].map(
    ([table, column]) =>
      `alter table organizations.${table} add constraint ${table}_${column}_foreign foreign key (${column}) references organizations.${table} (id);`,
  ),
  `alter table organizations.authority_body add constraint authority_body_span
     exclude using gist (kind with =, coalesce(unit_id, id) with =, name_vi with =, daterange(valid_from, valid_to) with &&);`,
  `alter table organizations.document add constraint document_numbered
     check (num_nulls(number, number_year, symbol, issued_on) in (0, 4));`,
  `create index document_type_index on organizations.document (type, issued_on desc, id);`,
  `create unique index directive_task_once on organizations.directive_task (clause_id, body_id, coalesce(year, 0))
     where handed_over_from_id is null;`,
  `create unique index directive_task_handed_over_once on organizations.directive_task (handed_over_from_id);`,
];

export class Directive extends Migration {
  override up(): void {
    this.addSql(
      'create table "organizations"."authority_body" ("id" uuid not null, "kind" text not null, "level" text not null, "unit_id" uuid null, "name_vi" text not null, "standing_body_id" uuid null, "successor_id" uuid null, "valid_from" date null, "valid_to" date null, "abolished_by" text null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "authority_body_unit_id_index" on "organizations"."authority_body" ("unit_id");',
    );
    this.addSql(
      'create index "authority_body_successor_id_index" on "organizations"."authority_body" ("successor_id");',
    );
    this.addSql(
      'create table "organizations"."document" ("id" uuid not null, "type" text not null, "issuer_id" uuid not null, "number" int null, "number_year" int null, "symbol" text null, "issued_on" date null, "subject" text not null, "signer_capacity" text null, "legal_basis" text[] not null, "implements_id" uuid null, "valid_to" date null, "repealed_by" text null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql('create index "document_issuer_id_index" on "organizations"."document" ("issuer_id");');
    this.addSql(
      'create index "document_implements_id_index" on "organizations"."document" ("implements_id");',
    );
    this.addSql(
      'alter table "organizations"."document" add constraint "document_number_taken" unique ("issuer_id", "type", "number_year", "number");',
    );
    this.addSql(
      'create table "organizations"."document_clause" ("id" uuid not null, "document_id" uuid not null, "code" text not null, "position" int not null, "title_vi" text not null, "duty" text not null, "recurrence" text null, "due_day" text null, "bearer_kinds" text[] not null, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."document_clause" add constraint "document_clause_once" unique ("document_id", "code");',
    );
    this.addSql(
      'create table "organizations"."directive_task" ("id" uuid not null, "clause_id" uuid not null, "body_id" uuid not null, "year" int null, "state" text not null, "assigned_on" date not null, "due_on" date not null, "first_due_on" date not null, "handed_over_from_id" uuid null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "directive_task_clause_id_index" on "organizations"."directive_task" ("clause_id");',
    );
    this.addSql(
      'create index "directive_task_body_id_index" on "organizations"."directive_task" ("body_id");',
    );
    this.addSql('create index "directive_task_due_on_index" on "organizations"."directive_task" ("due_on");');
    this.addSql(
      'create table "organizations"."directive_task_step" ("id" uuid not null, "task_id" uuid not null, "event" text null, "state" text not null, "taken_on" date not null, "due_on" date not null, "role" text not null, "actor" text null, "document" text null, "comment" text null, primary key ("id"));',
    );
    this.addSql(
      'create index "directive_task_step_task_id_index" on "organizations"."directive_task_step" ("task_id");',
    );
    this.addSql(
      'create table "organizations"."document_recipient" ("id" uuid not null, "document_id" uuid not null, "position" int not null, "role" text not null, "label_vi" text not null, "body_id" uuid null, "recipient_group" text null, "archive_code" text null, primary key ("id"));',
    );
    this.addSql(
      'create index "document_recipient_body_id_index" on "organizations"."document_recipient" ("body_id");',
    );
    this.addSql(
      'alter table "organizations"."document_recipient" add constraint "document_recipient_place" unique ("document_id", "position");',
    );
    this.addSql(
      'create table "organizations"."reminder" ("id" uuid not null, "task_id" uuid not null, "reminded_on" date not null, "channel" text not null, "document" text null, primary key ("id"));',
    );
    this.addSql('create index "reminder_task_id_index" on "organizations"."reminder" ("task_id");');
    this.addSql(
      'alter table "organizations"."authority_body" add constraint "authority_body_unit_id_foreign" foreign key ("unit_id") references "organizations"."administrative_unit" ("id") on delete set null;',
    );
    this.addSql(
      "alter table \"organizations\".\"authority_body\" add constraint \"authority_body_kind_check\" check (\"kind\" in ('PC', 'POLICE', 'MILITARY', 'STEERING_COMMITTEE', 'EMULATION_COUNCIL', 'DEPARTMENT', 'PARK_BOARD', 'FRONT', 'UNION', 'MINISTRY'));",
    );
    this.addSql(
      'alter table "organizations"."authority_body" add constraint "authority_body_level_check" check ("level" in (\'CENTRAL\', \'PROVINCE\', \'DISTRICT\', \'COMMUNE\'));',
    );
    this.addSql(
      'alter table "organizations"."document" add constraint "document_issuer_id_foreign" foreign key ("issuer_id") references "organizations"."authority_body" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"document\" add constraint \"document_type_check\" check (\"type\" in ('RESOLUTION', 'DECISION', 'DIRECTIVE', 'REGULATION', 'RULES', 'COMMUNIQUE', 'NOTICE', 'GUIDELINE', 'PROGRAMME', 'PLAN', 'SCHEME', 'PROJECT', 'REPORT', 'MINUTES', 'SUBMISSION', 'OFFICIAL_LETTER'));",
    );
    this.addSql(
      "alter table \"organizations\".\"document\" add constraint \"document_signer_capacity_check\" check (\"signer_capacity\" in ('HEAD', 'TM', 'KT', 'TL', 'TUQ'));",
    );
    this.addSql(
      'alter table "organizations"."document_clause" add constraint "document_clause_document_id_foreign" foreign key ("document_id") references "organizations"."document" ("id");',
    );
    this.addSql(
      'alter table "organizations"."document_clause" add constraint "document_clause_recurrence_check" check ("recurrence" in (\'ONCE\', \'ANNUAL\', \'STANDING\'));',
    );
    this.addSql(
      'alter table "organizations"."directive_task" add constraint "directive_task_clause_id_foreign" foreign key ("clause_id") references "organizations"."document_clause" ("id");',
    );
    this.addSql(
      'alter table "organizations"."directive_task" add constraint "directive_task_body_id_foreign" foreign key ("body_id") references "organizations"."authority_body" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"directive_task\" add constraint \"directive_task_state_check\" check (\"state\" in ('ASSIGNED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'EXTENDED', 'REPORTED_DONE', 'RETURNED', 'DONE', 'HANDED_OVER', 'CANCELLED'));",
    );
    this.addSql(
      'alter table "organizations"."directive_task_step" add constraint "directive_task_step_task_id_foreign" foreign key ("task_id") references "organizations"."directive_task" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"directive_task_step\" add constraint \"directive_task_step_event_check\" check (\"event\" in ('ACKNOWLEDGE', 'START', 'REPORT_DONE', 'CONFIRM', 'RETURN', 'EXTEND', 'HAND_OVER', 'CANCEL'));",
    );
    this.addSql(
      "alter table \"organizations\".\"directive_task_step\" add constraint \"directive_task_step_state_check\" check (\"state\" in ('ASSIGNED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'EXTENDED', 'REPORTED_DONE', 'RETURNED', 'DONE', 'HANDED_OVER', 'CANCELLED'));",
    );
    this.addSql(
      'alter table "organizations"."document_recipient" add constraint "document_recipient_document_id_foreign" foreign key ("document_id") references "organizations"."document" ("id");',
    );
    this.addSql(
      'alter table "organizations"."document_recipient" add constraint "document_recipient_body_id_foreign" foreign key ("body_id") references "organizations"."authority_body" ("id") on delete set null;',
    );
    this.addSql(
      'alter table "organizations"."document_recipient" add constraint "document_recipient_role_check" check ("role" in (\'IMPLEMENT\', \'FOR_INFORMATION\', \'REPORT_RECEIVER\', \'ARCHIVE\'));',
    );
    this.addSql(
      'alter table "organizations"."document_recipient" add constraint "document_recipient_recipient_group_check" check ("recipient_group" in (\'PROVINCIAL_DEPARTMENTS\', \'PROVINCIAL_FORCES\', \'DISTRICT_AUTHORITIES\', \'ORGANIZATIONS\'));',
    );
    this.addSql(
      'alter table "organizations"."document_recipient" add constraint "document_recipient_archive_code_check" check ("archive_code" in (\'VT\', \'NC\'));',
    );
    this.addSql(
      'alter table "organizations"."reminder" add constraint "reminder_task_id_foreign" foreign key ("task_id") references "organizations"."directive_task" ("id");',
    );
    this.addSql(
      'alter table "organizations"."reminder" add constraint "reminder_channel_check" check ("channel" in (\'OFFICIAL_LETTER\', \'EMAIL\', \'PHONE\', \'MEETING\'));',
    );
    for (const statement of RULES) this.addSql(statement);
  }
}
