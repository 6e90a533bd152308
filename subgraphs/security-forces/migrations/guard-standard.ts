import { Migration } from '@mikro-orm/migrations';

/** The law of rule R13 as it was read; a later text is a later migration. */
export class GuardStandard extends Migration {
  override up(): void {
    this.addSql(
      'create table "security_forces"."guard_standard" ("valid_from" date not null, "minimum_age" int not null, "instrument" text not null, "certainty" text not null, primary key ("valid_from"));',
    );
    this
      .addSql(`insert into security_forces.guard_standard (valid_from, minimum_age, instrument, certainty) values
      ('2013-03-01', 18, '06/2013/NĐ-CP',
       'Memory, confident: guards are 18 or older; the decree and its first day were found, the article was not seen.');`);
  }
}
