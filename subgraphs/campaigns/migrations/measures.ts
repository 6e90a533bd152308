import { Migration } from '@mikro-orm/migrations';

/** For filters that keep few of 300,000 campaigns: a rare state, a movement served, several movements at once. */
export class Measures extends Migration {
  override up(): void {
    this.addSql(`create index "campaign_state_index" on "campaigns"."campaign" ("state");`);
    this.addSql(
      `create index "campaign_movement_index" on "campaigns"."campaign" using gin ("related_movements");`,
    );
    this.addSql(
      `create index "campaign_movement_count_index" on "campaigns"."campaign" (cardinality("related_movements"));`,
    );
  }
}
