import { Migration } from '@mikro-orm/migrations';
import { HIRING_LIMITS } from './hiring-limits.js';

/** As the entities have it, then what they cannot say, and the law as data. */
export class ServiceContractTables extends Migration {
  override up(): void {
    // A projection is rebuilt, not patched: the feed is read again from its beginning, with the ownership it always told.
    this.addSql(`delete from security_forces.organization_place_reference;`);
    this.addSql(`delete from security_forces.organization_reference;`);
    this.addSql(`delete from security_forces.projection where feed = 'organizationChanges';`);
    this.addSql(
      `create table "security_forces"."hiring_exemption" ("id" uuid not null, "instrument" text not null, "clause" text not null, "name_vi" text not null, "valid_from" date not null, "valid_to" date null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "security_forces"."hiring_exemption" add constraint "hiring_exemption_once" unique ("instrument", "clause");`,
    );
    this.addSql(
      `create table "security_forces"."hiring_limit" ("id" uuid not null, "instrument" text not null, "ownership" text not null, "months" int not null, "valid_from" date not null, "valid_to" date null, "certainty" text not null, primary key ("id"));`,
    );
    this.addSql(
      `create table "security_forces"."service_contract" ("id" uuid not null, "organization_id" uuid not null, "number" text not null, "provider" text not null, "guards" int not null, "starts_on" date not null, "ends_on" date null, "continuous_since" date not null, "renews_id" uuid null, "terminated_on" date null, "termination_document" text null, "exemption_id" uuid null, "exemption_document" text null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "service_contract_organization_id_index" on "security_forces"."service_contract" ("organization_id");`,
    );
    this.addSql(
      `alter table "security_forces"."service_contract" add constraint "service_contract_once" unique ("organization_id", "number", "starts_on");`,
    );
    this.addSql(`alter table "security_forces"."organization_reference" add "ownership" text not null;`);
    this.addSql(
      `alter table "security_forces"."organization_reference" add constraint "organization_reference_ownership_check" check ("ownership" in ('STATE_BUDGET', 'PUBLIC_SELF_FINANCED', 'STATE_OWNED_ENTERPRISE', 'DOMESTIC_PRIVATE', 'FOREIGN_INVESTED_100', 'FOREIGN_JOINT_VENTURE', 'COOPERATIVE'));`,
    );
    this.addSql(
      `alter table "security_forces"."hiring_limit" add constraint "hiring_limit_ownership_check" check ("ownership" in ('STATE_BUDGET', 'PUBLIC_SELF_FINANCED', 'STATE_OWNED_ENTERPRISE', 'DOMESTIC_PRIVATE', 'FOREIGN_INVESTED_100', 'FOREIGN_JOINT_VENTURE', 'COOPERATIVE'));`,
    );
    this.addSql(
      `alter table "security_forces"."service_contract" add constraint "service_contract_exemption_id_foreign" foreign key ("exemption_id") references "security_forces"."hiring_exemption" ("id") on delete set null;`,
    );
    this.addSql(`alter table security_forces.service_contract add constraint service_contract_days check (
      ends_on >= starts_on and terminated_on > starts_on and continuous_since <= starts_on);`);
    this.addSql(
      `alter table security_forces.service_contract add constraint service_contract_guards check (guards between 1 and 10000);`,
    );
    this.addSql(
      `alter table security_forces.service_contract add constraint service_contract_renews_foreign foreign key (renews_id) references security_forces.service_contract (id);`,
    );
    this.addSql(
      `create index service_contract_continuous_since_index on security_forces.service_contract (continuous_since, id);`,
    );
    this.addSql(
      `alter table security_forces.hiring_limit add constraint hiring_limit_span check (valid_to > valid_from and months > 0);`,
    );
    this.addSql(
      `alter table security_forces.hiring_exemption add constraint hiring_exemption_span check (valid_to > valid_from);`,
    );
    for (const { id, instrument, ownership, months, validFrom, certainty } of HIRING_LIMITS)
      this
        .addSql(`insert into security_forces.hiring_limit (id, instrument, ownership, months, valid_from, certainty)
        values ('${id}', '${instrument}', '${ownership}', ${months}, '${validFrom}', '${certainty}');`);
  }
}
