import { Migration } from '@mikro-orm/migrations';

export class Units extends Migration {
  override up(): void {
    this.addSql(
      'create table "emulation"."unit_reference" ("id" uuid not null, "level" text not null, "name_vi" text not null, "area_ids" uuid[] not null, "valid_from" date null, "valid_to" date null, primary key ("id"));',
    );
    this.addSql(
      'create table "emulation"."unit_succession_reference" ("from_id" uuid not null, "to_id" uuid not null, "effective_on" date not null, primary key ("from_id", "to_id", "effective_on"));',
    );
    this.addSql(
      'alter table "emulation"."unit_reference" add constraint "unit_reference_level_check" check ("level" in (\'PROVINCE\', \'DISTRICT\', \'COMMUNE\'));',
    );
  }
}
