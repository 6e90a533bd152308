import { Migration } from '@mikro-orm/migrations';
import { foundationSql, projectionSql } from '../../kit/foundation.js';
import { TABLES } from './tables.js';

/** What entities cannot say: one of two columns, spans that exclude each other, partial and array indexes. */
const RULES = [
  ...['award', 'individual_award', 'award_kind'].map(
    (table) =>
      `alter table emulation.${table} add constraint ${table}_title_or_form check (num_nonnulls(title, form) = 1);`,
  ),
  `create unique index award_once on emulation.award (organization_id, year, coalesce(title, form)) where revoked_on is null;`,
  `create index award_latest_index on emulation.award (organization_id, decided_on desc, id);`,
  `create index award_year_index on emulation.award (year, decided_on desc, id);`,
  ...['movement_model', 'model_point'].map(
    (table) =>
      `alter table emulation.${table} add constraint ${table}_host check (num_nonnulls(organization_id, unit_id) = 1);`,
  ),
  `create unique index movement_model_name on emulation.movement_model (lower(name)) where state <> 'DISCONTINUED';`,
  `create index movement_model_folded_index on emulation.movement_model using gin (folded gin_trgm_ops);`,
  `create index movement_model_name_index on emulation.movement_model (name collate public.vietnamese, id);`,
  `alter table emulation.model_point add constraint model_point_once
     exclude using gist (model_id with =, coalesce(organization_id, unit_id) with =, daterange(since, until) with &&);`,
  `create index model_point_area_index on emulation.model_point using gin (area_ids);`,
  `alter table emulation.model_team add constraint model_team_once
     exclude using gist (point_id with =, lower(name) with =, daterange(since, until) with &&);`,
  `create index organization_reference_reach_index on emulation.organization_reference using gin (reach_ids);`,
  `create index organization_place_reference_area_index on emulation.organization_place_reference using gin (area_ids);`,
];

export class Initial extends Migration {
  override up(): void {
    for (const statement of [
      ...foundationSql('emulation'),
      ...TABLES,
      ...RULES,
      ...projectionSql('emulation'),
    ]) {
      this.addSql(statement);
    }
  }
}
