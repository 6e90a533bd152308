import { Migration } from '@mikro-orm/migrations';
import rules from '../nomination/eligibility-rules.json' with { type: 'json' };
import { toRuleRows } from '../nomination/rule-rows.rules.js';

const toLiteral = (rows: readonly object[]): string =>
  `'${JSON.stringify(rows).replaceAll("'", "''")}'::jsonb`;

/** The instruments of rules without figures of their own, as the file says them; one holds on a day. */
export class RuleInstruments extends Migration {
  override up(): void {
    this.addSql(
      'create table "emulation"."rule_instrument" ("id" uuid not null, "rule" text not null, "instrument" text not null, "valid_from" date not null, "valid_to" date null, "certainty" text not null, primary key ("id"));',
    );
    this.addSql(`alter table emulation.rule_instrument add constraint rule_instrument_once
      exclude using gist (rule with =, daterange(valid_from, valid_to) with &&);`);
    this.addSql(`
      insert into emulation.rule_instrument (id, rule, instrument, valid_from, valid_to, certainty)
      select id, rule, instrument, "validFrom", "validTo", certainty
      from jsonb_to_recordset(${toLiteral(toRuleRows(rules).instruments)}) as r(id uuid, rule text,
        instrument text, "validFrom" date, "validTo" date, certainty text);`);
  }
}
