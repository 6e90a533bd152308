import { Migration } from '@mikro-orm/migrations';

/** What entities cannot say: of what has days, no two on one day. */
const SPANS = [
  ['movement_focal_point', 'organization_id with ='],
  ['internal_regulation', 'organization_id with =, kind with ='],
  ['organization_body', 'organization_id with =, kind with ='],
].map(
  ([table, same]) =>
    `alter table organizations.${table} add constraint ${table}_span
       exclude using gist (${same}, daterange(valid_from, valid_to) with &&);`,
);

export class Readiness extends Migration {
  override up(): void {
    this.addSql(
      'create table "organizations"."movement_focal_point" ("id" uuid not null, "organization_id" uuid not null, "full_name" text not null, "job_title" text not null, "office_phone" text null, "office_email" text null, "valid_from" date not null, "valid_to" date null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "movement_focal_point_organization_index" on "organizations"."movement_focal_point" ("organization_id");',
    );
    this.addSql(
      'create index "movement_focal_point_retention_index" on "organizations"."movement_focal_point" ("valid_to");',
    );
    this.addSql(
      'create table "organizations"."internal_regulation" ("id" uuid not null, "organization_id" uuid not null, "kind" text not null, "document" text not null, "valid_from" date not null, "reviewed_on" date null, "valid_to" date null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "internal_regulation_organization_index" on "organizations"."internal_regulation" ("organization_id");',
    );
    this.addSql(
      'create table "organizations"."informed_count" ("id" uuid not null, "organization_id" uuid not null, "year" int not null, "informed_count" int not null, "headcount" int not null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."informed_count" add constraint "informed_count_once" unique ("organization_id", "year");',
    );
    this.addSql(
      'create table "organizations"."annual_plan_record" ("id" uuid not null, "organization_id" uuid not null, "year" int not null, "issued_on" date not null, "document" text not null, "integrated_movement" boolean not null, "related_movements" text[] not null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."annual_plan_record" add constraint "annual_plan_record_once" unique ("organization_id", "year");',
    );
    this.addSql(
      'create table "organizations"."aggregate_indicator" ("id" uuid not null, "organization_id" uuid not null, "year" int not null, "thefts" int not null, "fires" int not null, "labour_accidents" int not null, "school_violence" int not null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "aggregate_indicator_year_index" on "organizations"."aggregate_indicator" ("year");',
    );
    this.addSql(
      'alter table "organizations"."aggregate_indicator" add constraint "aggregate_indicator_once" unique ("organization_id", "year");',
    );
    this.addSql(
      'create table "organizations"."organization_body" ("id" uuid not null, "organization_id" uuid not null, "kind" text not null, "valid_from" date not null, "valid_to" date null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'create index "organization_body_organization_index" on "organizations"."organization_body" ("organization_id");',
    );
    this.addSql(
      'create table "organizations"."protection_priority" ("id" uuid not null, "organization_id" uuid not null, "level" text not null, "decided_on" date not null, "decided_by_id" uuid not null, "document" text not null, primary key ("id"));',
    );
    this.addSql(
      'create index "protection_priority_decided_by_index" on "organizations"."protection_priority" ("decided_by_id");',
    );
    this.addSql(
      'alter table "organizations"."protection_priority" add constraint "protection_priority_once" unique ("organization_id", "decided_on");',
    );
    this.addSql(
      'create table "organizations"."resource_commitment" ("id" uuid not null, "organization_id" uuid not null, "year" int not null, "budget_million_vnd" int not null, "equipment_million_vnd" int not null, "guard_houses" int not null, "version" int not null default 1, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."resource_commitment" add constraint "resource_commitment_once" unique ("organization_id", "year");',
    );
    this.addSql('alter table "organizations"."organization" add "managing_body_id" uuid null;');
    this.addSql(
      'alter table "organizations"."organization" add constraint "organization_managing_body_id_foreign" foreign key ("managing_body_id") references "organizations"."authority_body" ("id") on delete set null;',
    );
    this.addSql(
      'create index "organization_managing_body_id_index" on "organizations"."organization" ("managing_body_id");',
    );
    this.addSql(
      'alter table "organizations"."movement_focal_point" add constraint "movement_focal_point_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
    this.addSql(
      'alter table "organizations"."internal_regulation" add constraint "internal_regulation_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"internal_regulation\" add constraint \"internal_regulation_kind_check\" check (\"kind\" in ('PROTECTION', 'SECRETS', 'LABOUR_SAFETY', 'FIRE', 'ENVIRONMENT', 'INFORMATION_SECURITY', 'GRIEVANCE_PROCEDURE', 'CODE_OF_CONDUCT'));",
    );
    this.addSql(
      'alter table "organizations"."informed_count" add constraint "informed_count_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
    this.addSql(
      'alter table "organizations"."annual_plan_record" add constraint "annual_plan_record_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"annual_plan_record\" add constraint \"annual_plan_record_related_movements_check\" check (\"related_movements\" <@ array['NEW_RURAL_AREA'::text, 'CULTURED_UNIT'::text, 'LEARNING_AND_FOLLOWING'::text, 'PATRIOTIC_EMULATION'::text, 'SAFE_SCHOOL'::text, 'FIRE_SAFETY'::text]);",
    );
    this.addSql(
      'alter table "organizations"."aggregate_indicator" add constraint "aggregate_indicator_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
    this.addSql(
      'alter table "organizations"."organization_body" add constraint "organization_body_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
    this.addSql(
      "alter table \"organizations\".\"organization_body\" add constraint \"organization_body_kind_check\" check (\"kind\" in ('PARTY', 'TRADE_UNION', 'YOUTH_UNION', 'WOMEN_UNION', 'VETERANS_ASSOCIATION'));",
    );
    this.addSql(
      'alter table "organizations"."protection_priority" add constraint "protection_priority_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
    this.addSql(
      'alter table "organizations"."protection_priority" add constraint "protection_priority_decided_by_id_foreign" foreign key ("decided_by_id") references "organizations"."authority_body" ("id");',
    );
    this.addSql(
      'alter table "organizations"."protection_priority" add constraint "protection_priority_level_check" check ("level" in (\'STANDARD\', \'KEY\'));',
    );
    this.addSql(
      'alter table "organizations"."resource_commitment" add constraint "resource_commitment_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
    for (const statement of SPANS) this.addSql(statement);
  }
}
