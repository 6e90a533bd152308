import { Migration } from '@mikro-orm/migrations';
import { foundationSql, outboxSql } from '../../kit/foundation.js';
import { TABLES } from './tables.js';

/** What entities cannot say: spans that exclude each other, partial and trigram indexes, the register's numbers. */
const RULES = [
  `create sequence organizations.organization_number;`,
  `alter table organizations.administrative_unit add constraint administrative_unit_code_span
     exclude using gist (level with =, code with =, daterange(valid_from, valid_to) with &&)
     where (code is not null and validity_known);`,
  `create index administrative_unit_folded_index on organizations.administrative_unit using gin (folded gin_trgm_ops);`,
  `alter table organizations.unit_succession add constraint unit_succession_once unique (from_id, to_id, effective_on);`,
  `create index industrial_zone_folded_index on organizations.industrial_zone using gin (folded gin_trgm_ops);`,
  `create index organization_folded_index on organizations.organization using gin (folded gin_trgm_ops);`,
  `create index organization_name_index on organizations.organization (name collate public.vietnamese, id);`,
  `alter table organizations.organization_placement add constraint organization_placement_spans
     exclude using gist (organization_id with =, daterange(valid_from, valid_to) with &&);`,
  `create unique index organization_placement_open on organizations.organization_placement (organization_id)
     where valid_to is null;`,
];

export class Initial extends Migration {
  override up(): void {
    for (const statement of [
      ...foundationSql('organizations'),
      ...TABLES,
      ...RULES,
      ...outboxSql('organizations'),
    ]) {
      this.addSql(statement);
    }
  }
}
