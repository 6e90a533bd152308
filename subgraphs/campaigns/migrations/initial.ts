import { Migration } from '@mikro-orm/migrations';
import { foundationSql, projectionSql } from '../../kit/foundation.js';
import { TABLES } from './tables.js';
import { TOPICS } from './topics.js';

/** What entities cannot say: bounds, and indexes over arrays and the collation. */
const RULES = [
  `alter table campaigns.campaign add constraint campaign_span check (starts_on <= ends_on);`,
  `alter table campaigns.campaign_activity add constraint campaign_activity_reached check (reached between 0 and 100000);`,
  `create index campaign_title_index on campaigns.campaign (title collate public.vietnamese, id);`,
  `create index organization_reference_reach_index on campaigns.organization_reference using gin (reach_ids);`,
  `create index organization_place_reference_area_index on campaigns.organization_place_reference using gin (area_ids);`,
];

export class Initial extends Migration {
  override up(): void {
    for (const statement of [
      ...foundationSql('campaigns'),
      ...TABLES,
      ...RULES,
      ...projectionSql('campaigns'),
      TOPICS,
    ]) {
      this.addSql(statement);
    }
  }
}
