import { Migration } from '@mikro-orm/migrations';

export class Units extends Migration {
  override up(): void {
    this.addSql(
      'create table "campaigns"."unit_reference" ("id" uuid not null, "level" text not null, "name_vi" text not null, "area_ids" uuid[] not null, "valid_from" date null, "valid_to" date null, primary key ("id"));',
    );
    this.addSql(
      'create table "campaigns"."unit_succession_reference" ("from_id" uuid not null, "to_id" uuid not null, "effective_on" date not null, "extent" text not null, primary key ("from_id", "to_id", "effective_on"));',
    );
    this.addSql(
      'create index "unit_succession_reference_to_id_index" on "campaigns"."unit_succession_reference" ("to_id");',
    );
    this.addSql(
      'alter table "campaigns"."unit_reference" add constraint "unit_reference_level_check" check ("level" in (\'PROVINCE\', \'DISTRICT\', \'COMMUNE\'));',
    );
    this.addSql(
      'alter table "campaigns"."unit_succession_reference" add constraint "unit_succession_reference_extent_check" check ("extent" in (\'WHOLE\', \'PART\', \'UNKNOWN\'));',
    );
  }
}
