import { Migration } from '@mikro-orm/migrations';

export class FormerNames extends Migration {
  override up(): void {
    this.addSql(
      'create table "organizations"."organization_former_name" ("id" uuid not null, "organization_id" uuid not null, "name" text not null, "until" date not null, primary key ("id"));',
    );
    this.addSql(
      'alter table "organizations"."organization_former_name" add constraint "organization_former_name_once" unique ("organization_id", "until");',
    );
    this.addSql(
      'alter table "organizations"."organization_former_name" add constraint "organization_former_name_organization_id_foreign" foreign key ("organization_id") references "organizations"."organization" ("id");',
    );
  }
}
