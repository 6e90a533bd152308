import { Migration } from '@mikro-orm/migrations';

/** For the one filter by organisation that keeps few of them. */
export class ListFilters extends Migration {
  override up(): void {
    this.addSql(
      'create index "organization_reference_foreign_index" on "security_forces"."organization_reference" ("id") where "foreign_invested";',
    );
  }
}
