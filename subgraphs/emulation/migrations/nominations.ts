import { Migration } from '@mikro-orm/migrations';
import rules from '../nomination/eligibility-rules.json' with { type: 'json' };
import { toRuleRows } from '../nomination/rule-rows.rules.js';
import { NOMINATION_TABLES } from './nomination-tables.js';

/** What entities cannot say: what exists once, votes that are cast together, indexes. */
const RULES = [
  `alter table emulation.emulation_registration add constraint emulation_registration_once unique (round_id, organization_id, kind_code);`,
  `create index emulation_round_latest_index on emulation.emulation_round (year desc, id);`,
  `create index emulation_round_area_index on emulation.emulation_round using gin (area_ids);`,
  `create unique index nomination_once on emulation.nomination (round_id, organization_id, kind_code,
     coalesce(achieved_on, date '2000-01-01')) where state not in ('REJECTED', 'REVOKED');`,
  `create index nomination_round_index on emulation.nomination (round_id);`,
  `create index nomination_latest_index on emulation.nomination (year desc, id);`,
  `alter table emulation.nomination add constraint nomination_vote check (
     num_nonnulls(votes_for, council_members, voted_on) in (0, 3) and votes_for between 0 and council_members);`,
  `alter table emulation.council_rule add constraint council_rule_once
     exclude using gist (level with =, daterange(valid_from, valid_to) with &&);`,
];

const toLiteral = (rows: readonly object[]): string =>
  `'${JSON.stringify(rows).replaceAll("'", "''")}'::jsonb`;

/** Rounds and nominations; then the rules of the instruments, as the file says them. */
export class Nominations extends Migration {
  override up(): void {
    for (const statement of [...NOMINATION_TABLES, ...RULES]) this.addSql(statement);
    const { council, consecutive } = toRuleRows(rules);
    this.addSql(`
      insert into emulation.council_rule (id, level, required_percent, instrument, valid_from, valid_to, certainty)
      select id, level, "requiredPercent", instrument, "validFrom", "validTo", certainty
      from jsonb_to_recordset(${toLiteral(council)}) as c(id uuid, level text, "requiredPercent" int, instrument text,
        "validFrom" date, "validTo" date, certainty text);`);
    // The catalogue was written by an earlier migration, so every code is there to point at.
    this.addSql(`
      insert into emulation.consecutive_rule (id, kind_code, needed_code, years, instrument, valid_from, valid_to, certainty)
      select id, "kindCode", "neededCode", years, instrument, "validFrom", "validTo", certainty
      from jsonb_to_recordset(${toLiteral(consecutive)}) as c(id uuid, "kindCode" text, "neededCode" text, years int,
        instrument text, "validFrom" date, "validTo" date, certainty text);`);
  }
}
