import { Migration } from '@mikro-orm/migrations';

export class Publications extends Migration {
  override up(): void {
    this.addSql(
      'create table "emulation"."publication_reference" ("id" uuid not null, "organization_id" uuid not null, "published_on" date not null, primary key ("id"));',
    );
    this.addSql(
      'create index "publication_reference_organization_index" on "emulation"."publication_reference" ("organization_id", "published_on");',
    );
  }
}
