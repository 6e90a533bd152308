import { Migration } from '@mikro-orm/migrations';

/** As the entities have it, then what they cannot say. */
export class LocalTeamTables extends Migration {
  override up(): void {
    this.addSql(
      `create table "security_forces"."grassroots_security_team" ("id" uuid not null, "kind" text not null, "unit_id" uuid not null, "residential_area" text not null, "established_on" date not null, "decision_number" text not null, "decided_on" date not null, "dissolved_on" date null, "dissolution_number" text null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "grassroots_security_team_unit_id_index" on "security_forces"."grassroots_security_team" ("unit_id");`,
    );
    this.addSql(
      `create table "security_forces"."self_managed_group" ("id" uuid not null, "organization_id" uuid not null, "kind" text not null, "established_on" date not null, "decision_number" text not null, "dissolved_on" date null, "members" int not null, "counted_on" date not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "self_managed_group_organization_id_index" on "security_forces"."self_managed_group" ("organization_id");`,
    );
    this.addSql(
      `create table "security_forces"."team_count" ("id" uuid not null, "team_id" uuid not null, "as_of" date not null, "leaders" int not null, "deputies" int not null, "members" int not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "security_forces"."team_count" add constraint "team_count_once" unique ("team_id", "as_of");`,
    );
    this.addSql(
      `alter table "security_forces"."grassroots_security_team" add constraint "grassroots_security_team_kind_check" check ("kind" in ('SECURITY_TEAM', 'CIVIL_GUARD', 'SEMI_PROFESSIONAL_COMMUNE_POLICE', 'CIVIL_DEFENCE_TEAM'));`,
    );
    this.addSql(
      `alter table "security_forces"."self_managed_group" add constraint "self_managed_group_kind_check" check ("kind" in ('SELF_MANAGEMENT', 'SECURITY', 'SHOCK', 'FIRE'));`,
    );
    this.addSql(
      `alter table "security_forces"."team_count" add constraint "team_count_team_id_foreign" foreign key ("team_id") references "security_forces"."grassroots_security_team" ("id");`,
    );
    this.addSql(
      `alter table security_forces.grassroots_security_team add constraint grassroots_security_team_days check (decided_on <= established_on and dissolved_on > established_on);`,
    );
    this.addSql(
      `create unique index grassroots_security_team_once on security_forces.grassroots_security_team (unit_id, kind, residential_area) where dissolved_on is null;`,
    );
    this.addSql(
      `create index grassroots_security_team_established_index on security_forces.grassroots_security_team (established_on desc, id);`,
    );
    this.addSql(
      `alter table security_forces.team_count add constraint team_count_counts check (leaders between 0 and 1 and deputies between 0 and 10 and members between 0 and 100);`,
    );
    this.addSql(
      `alter table security_forces.self_managed_group add constraint self_managed_group_days check (counted_on >= established_on and dissolved_on > established_on);`,
    );
    this.addSql(
      `alter table security_forces.self_managed_group add constraint self_managed_group_members check (members between 1 and 10000);`,
    );
  }
}
