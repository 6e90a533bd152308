import { Migration } from '@mikro-orm/migrations';

/** For filters that keep few of many: awards by title or form, nominations by state or kind, who left a place on a day. */
export class ListFilters extends Migration {
  override up(): void {
    for (const column of ['title', 'form'])
      this.addSql(
        `create index "award_${column}_index" on "emulation"."award" ("${column}", "decided_on" desc, "id") where "${column}" is not null;`,
      );
    this.addSql(
      'create index "nomination_state_index" on "emulation"."nomination" ("state", "year" desc, "id");',
    );
    this.addSql(
      'create index "nomination_kind_index" on "emulation"."nomination" ("kind_code", "year" desc, "id");',
    );
    this.addSql(
      'create index "organization_place_reference_left_index" on "emulation"."organization_place_reference" ("valid_to") where "valid_to" is not null;',
    );
  }
}
