import { Migration } from '@mikro-orm/migrations';

const TABLES = [
  `create table "campaigns"."festival_plan" ("id" uuid not null, "unit_id" uuid not null, "area_ids" uuid[] not null, "year" int not null, "opens_on" date not null, "closes_on" date not null, "document_number" text not null, "obliges_communes" boolean not null, "obliged_kinds" text[] not null, "version" int not null default 1, primary key ("id"));`,
  `create table "campaigns"."festival_event" ("id" uuid not null, "plan_id" uuid not null, "level" text not null, "organization_id" uuid null, "unit_id" uuid null, "area_ids" uuid[] not null, "residential_area" text null, "held_on" date not null, "participants" int not null, "collectives_commended" int not null, "individuals_commended" int not null, "withdrawn" boolean not null default false, "withdrawal_reason" text null, "version" int not null default 1, primary key ("id"));`,
  `alter table "campaigns"."organization_reference" add "kind" text null;`,
  `alter table "campaigns"."organization_reference" add constraint "organization_reference_kind_check" check ("kind" in ('AGENCY', 'ENTERPRISE', 'SCHOOL', 'OTHER'));`,
  `alter table "campaigns"."festival_event" add constraint "festival_event_plan_id_foreign" foreign key ("plan_id") references "campaigns"."festival_plan" ("id");`,
  `alter table "campaigns"."festival_event" add constraint "festival_event_level_check" check ("level" in ('PROVINCE', 'DISTRICT', 'COMMUNE', 'RESIDENTIAL_AREA', 'ORGANIZATION'));`,
];

/** What entities cannot say: one of two hosts, bounds, what exists once, indexes over arrays. */
const RULES = [
  `alter table campaigns.festival_plan add constraint festival_plan_once unique (unit_id, year);`,
  `alter table campaigns.festival_plan add constraint festival_plan_window check (opens_on <= closes_on);`,
  `create index festival_plan_area_index on campaigns.festival_plan using gin (area_ids);`,
  `alter table campaigns.festival_event add constraint festival_event_host check (num_nonnulls(organization_id, unit_id) = 1);`,
  `alter table campaigns.festival_event add constraint festival_event_counts check (
     participants between 0 and 100000 and collectives_commended between 0 and 1000 and individuals_commended between 0 and 1000);`,
  `create unique index festival_event_once on campaigns.festival_event (
     plan_id, held_on, coalesce(organization_id, unit_id), coalesce(residential_area, '')) where not withdrawn;`,
  `create index festival_event_organization_index on campaigns.festival_event (organization_id, held_on);`,
  `create index festival_event_unit_index on campaigns.festival_event (unit_id, held_on);`,
  `create index festival_event_held_on_index on campaigns.festival_event (held_on desc, id desc);`,
  `create index festival_event_area_index on campaigns.festival_event using gin (area_ids);`,
];

/** The kind of an organisation comes with the feed, so the feed is read again from its beginning. */
const READ_AGAIN = `delete from campaigns.projection where feed = 'organizationChanges';`;

export class Festival extends Migration {
  override up(): void {
    for (const statement of [...TABLES, ...RULES, READ_AGAIN]) this.addSql(statement);
  }
}
