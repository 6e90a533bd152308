import { Migration } from '@mikro-orm/migrations';
import { projectionSql } from '../../kit/foundation.js';
import { toTemplateRows } from '../report/report-template-rows.rules.js';
import templates from '../report/report-templates.json' with { type: 'json' };

const insert = (table: string, rows: readonly object[]): string => `
  insert into organizations.${table} select * from jsonb_populate_recordset(
    null::organizations.${table}, '${JSON.stringify(rows).replaceAll("'", "''")}'::jsonb);`;

/** What entities cannot say: a link inside one table, one host of two, what stands once; and the catalogue itself. */
const RULES = [
  ...projectionSql('organizations'),
  `alter table organizations.periodic_report add constraint periodic_report_parent_id_foreign
     foreign key (parent_id) references organizations.periodic_report (id);`,
  `alter table organizations.review_conference add constraint review_conference_host
     check (num_nonnulls(body_id, organization_id) = 1);`,
  `create unique index review_conference_once on organizations.review_conference
     (coalesce(body_id, organization_id), year, document) where not withdrawn;`,
  `create index review_conference_day_index on organizations.review_conference (held_on desc, id);`,
  ...['body', 'organization'].map(
    (host) =>
      `create index review_conference_${host}_index on organizations.review_conference (${host}_id, held_on)
         where ${host}_id is not null;`,
  ),
];

export class Report extends Migration {
  override up(): void {
    this.addSql(
      'create table "organizations"."organization_evidence" ("organization_id" uuid not null, "kind" text not null, "position" int not null, "happened_on" date not null, "ended_on" date null, "people" int null, "approved" int null, "codes" text[] not null, primary key ("organization_id", "kind", "position"));',
    );
    this.addSql(
      'create index "organization_evidence_day_index" on "organizations"."organization_evidence" ("kind", "happened_on");',
    );
    this.addSql(
      'create table "organizations"."report_template" ("id" uuid not null, "code" text not null, "name_vi" text not null, "source" text not null, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."report_template" add constraint "report_template_code" unique ("code");',
    );
    this.addSql(
      'create table "organizations"."report_request" ("id" uuid not null, "template_id" uuid not null, "requester_id" uuid not null, "period_from" date not null, "period_to" date not null, "due_on" date not null, "requested_on" date not null, "document" text not null, primary key ("id"));',
    );
    this.addSql(
      'create index "report_request_period_to_index" on "organizations"."report_request" ("period_to");',
    );
    this.addSql(
      'alter table "organizations"."report_request" add constraint "report_request_once" unique ("requester_id", "template_id", "period_from", "period_to");',
    );
    this.addSql(
      'create table "organizations"."periodic_report" ("id" uuid not null, "request_id" uuid not null, "body_id" uuid not null, "parent_id" uuid null, "state" text not null, "due_on" date not null, "submitted_on" date null, "accepted_on" date null, "document" text null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "periodic_report_body_id_index" on "organizations"."periodic_report" ("body_id");',
    );
    this.addSql(
      'create index "periodic_report_parent_id_index" on "organizations"."periodic_report" ("parent_id");',
    );
    this.addSql(
      'create index "periodic_report_due_on_index" on "organizations"."periodic_report" ("due_on");',
    );
    this.addSql(
      'alter table "organizations"."periodic_report" add constraint "periodic_report_once" unique ("request_id", "body_id");',
    );
    this.addSql(
      'create table "organizations"."report_receipt" ("id" uuid not null, "report_id" uuid not null, "body_id" uuid not null, "accepted_on" date null, primary key ("id"));',
    );
    this.addSql(
      'create index "report_receipt_body_id_index" on "organizations"."report_receipt" ("body_id");',
    );
    this.addSql(
      'alter table "organizations"."report_receipt" add constraint "report_receipt_once" unique ("report_id", "body_id");',
    );
    this.addSql(
      'create table "organizations"."periodic_report_step" ("id" uuid not null, "report_id" uuid not null, "event" text null, "state" text not null, "taken_on" date not null, "role" text not null, "actor" text null, "document" text null, "comment" text null, primary key ("id"));',
    );
    this.addSql(
      'create index "periodic_report_step_report_id_index" on "organizations"."periodic_report_step" ("report_id");',
    );
    this.addSql(
      'create table "organizations"."report_figure" ("id" uuid not null, "template_id" uuid not null, "code" text not null, "position" int not null, "name_vi" text not null, "unit" text not null, "kind" text not null, "measure" text null, "source" text not null, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."report_figure" add constraint "report_figure_code" unique ("template_id", "code");',
    );
    this.addSql(
      'create table "organizations"."report_line" ("id" uuid not null, "report_id" uuid not null, "figure_id" uuid not null, "own" int null, "total" int null, "computed" int null, "note" text null, primary key ("id"));',
    );
    this.addSql('create index "report_line_figure_id_index" on "organizations"."report_line" ("figure_id");');
    this.addSql(
      'alter table "organizations"."report_line" add constraint "report_line_once" unique ("report_id", "figure_id");',
    );
    this.addSql(
      'create table "organizations"."review_conference" ("id" uuid not null, "kind" text not null, "body_id" uuid null, "organization_id" uuid null, "directive_id" uuid null, "year" int not null, "topic_vi" text not null, "held_on" date not null, "participants" int not null, "document" text not null, "withdrawn" boolean not null default false, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "review_conference_directive_id_index" on "organizations"."review_conference" ("directive_id");',
    );
    this.addSql(
      "alter table \"organizations\".\"organization_evidence\" add constraint \"organization_evidence_kind_check\" check (\"kind\" in ('STRENGTH', 'COURSE', 'PLAN', 'DRILL', 'ACTIVITY', 'FESTIVAL', 'LAUNCH', 'DIALOGUE', 'NOMINATION', 'AWARD', 'MODEL_POINT'));",
    );
    this.addSql(
      'alter table "organizations"."report_request" add constraint "report_request_template_id_foreign" foreign key ("template_id") references "organizations"."report_template" ("id");',
    );
    this.addSql(
      'alter table "organizations"."report_request" add constraint "report_request_requester_id_foreign" foreign key ("requester_id") references "organizations"."authority_body" ("id");',
    );
    this.addSql(
      'alter table "organizations"."periodic_report" add constraint "periodic_report_request_id_foreign" foreign key ("request_id") references "organizations"."report_request" ("id");',
    );
    this.addSql(
      'alter table "organizations"."periodic_report" add constraint "periodic_report_body_id_foreign" foreign key ("body_id") references "organizations"."authority_body" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"periodic_report\" add constraint \"periodic_report_state_check\" check (\"state\" in ('REQUESTED', 'REMINDED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CONSOLIDATED'));",
    );
    this.addSql(
      'alter table "organizations"."report_receipt" add constraint "report_receipt_report_id_foreign" foreign key ("report_id") references "organizations"."periodic_report" ("id");',
    );
    this.addSql(
      'alter table "organizations"."report_receipt" add constraint "report_receipt_body_id_foreign" foreign key ("body_id") references "organizations"."authority_body" ("id");',
    );
    this.addSql(
      'alter table "organizations"."periodic_report_step" add constraint "periodic_report_step_report_id_foreign" foreign key ("report_id") references "organizations"."periodic_report" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"periodic_report_step\" add constraint \"periodic_report_step_event_check\" check (\"event\" in ('REMIND', 'SUBMIT', 'RECEIVE', 'ACCEPT', 'RETURN', 'CONSOLIDATE'));",
    );
    this.addSql(
      "alter table \"organizations\".\"periodic_report_step\" add constraint \"periodic_report_step_state_check\" check (\"state\" in ('REQUESTED', 'REMINDED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CONSOLIDATED'));",
    );
    this.addSql(
      'alter table "organizations"."report_figure" add constraint "report_figure_template_id_foreign" foreign key ("template_id") references "organizations"."report_template" ("id");',
    );
    this.addSql(
      'alter table "organizations"."report_figure" add constraint "report_figure_kind_check" check ("kind" in (\'COMPUTED\', \'ENTERED\'));',
    );
    this.addSql(
      'alter table "organizations"."report_line" add constraint "report_line_report_id_foreign" foreign key ("report_id") references "organizations"."periodic_report" ("id");',
    );
    this.addSql(
      'alter table "organizations"."report_line" add constraint "report_line_figure_id_foreign" foreign key ("figure_id") references "organizations"."report_figure" ("id");',
    );
    this.addSql(
      'alter table "organizations"."review_conference" add constraint "review_conference_body_id_foreign" foreign key ("body_id") references "organizations"."authority_body" ("id") on delete set null;',
    );
    this.addSql(
      'alter table "organizations"."review_conference" add constraint "review_conference_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id") on delete set null;',
    );
    this.addSql(
      'alter table "organizations"."review_conference" add constraint "review_conference_directive_id_foreign" foreign key ("directive_id") references "organizations"."document" ("id") on delete set null;',
    );
    this.addSql(
      'alter table "organizations"."review_conference" add constraint "review_conference_kind_check" check ("kind" in (\'SO_KET\', \'TONG_KET\'));',
    );
    const { figures, templates: rows } = toTemplateRows(templates);
    for (const statement of [...RULES, insert('report_template', rows), insert('report_figure', figures)])
      this.addSql(statement);
  }
}
