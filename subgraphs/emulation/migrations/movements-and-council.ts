import { Migration } from '@mikro-orm/migrations';
import catalog from '../award/award-catalog.json' with { type: 'json' };
import { outboxSql } from '../../kit/foundation.js';
import rules from '../nomination/eligibility-rules.json' with { type: 'json' };
import { toRuleRows } from '../nomination/rule-rows.rules.js';
import { MOVEMENT_TABLES } from './movement-tables.js';

/** Decisions and revocations that awards had as columns, and votes that had their session as columns, as records. */
const RECORDS = [
  `insert into emulation.award_decision (id, number, decided_on, decided_by, level)
   select gen_random_uuid(), a.decision_number, a.decided_on, a.decided_by, min(a.level) from (
     select decision_number, decided_on, decided_by, level from emulation.award
     union all select decision_number, decided_on, decided_by, level from emulation.individual_award) as a
   group by a.decision_number, a.decided_on, a.decided_by;`,
  ...['award', 'individual_award'].flatMap((table) => [
    `update emulation.${table} a set decision_id = d.id from emulation.award_decision d
     where d.number = a.decision_number and d.decided_on = a.decided_on and d.decided_by = a.decided_by;`,
    `alter table emulation.${table} alter column decision_id set not null;`,
  ]),
  `insert into emulation.award_revocation (id, award_id, revoked_on, document_number, reason, role)
   select gen_random_uuid(), id, revoked_on, revocation_document, revocation_reason, 'EMULATION_OFFICE'
   from emulation.award where revoked_on is not null;`,
  `alter table emulation.award drop column revocation_document, drop column revocation_reason;`,
  `insert into emulation.council_session (id, round_id, held_on, members_total, minutes_number)
   select gen_random_uuid(), n.round_id, n.voted_on, n.council_members, min(s.document_number)
   from emulation.nomination n join emulation.nomination_step s on s.nomination_id = n.id and s.event = 'VOTE'
   group by n.round_id, n.voted_on, n.council_members;`,
  `update emulation.nomination n set session_id = c.id from emulation.council_session c
   where c.round_id = n.round_id and c.held_on = n.voted_on and c.members_total = n.council_members;`,
  `alter table emulation.nomination drop column council_members, drop column voted_on;`,
];

/** What entities cannot say: what exists once, votes that name their session, indexes. */
const RULES = [
  `alter table emulation.award_decision add constraint award_decision_once unique (number, decided_on, decided_by);`,
  `create index award_decision_latest_index on emulation.award_decision (decided_on desc, id);`,
  `create index award_presented_index on emulation.award (presented_at_event_id) where presented_at_event_id is not null;`,
  `alter table emulation.award add constraint award_presented check (num_nonnulls(presented_at_event_id, presented_on) in (0, 2));`,
  // Votes recorded before sessions were may share minutes and differ in members, so these are part of the key.
  `alter table emulation.council_session add constraint council_session_once unique (round_id, held_on, minutes_number, members_total);`,
  `alter table emulation.nomination add constraint nomination_vote check (num_nonnulls(votes_for, session_id) in (0, 2) and votes_for >= 0);`,
  `alter table emulation.cluster_member add constraint cluster_member_once
     exclude using gist (organization_id with =, int4range(from_year, to_year, '[]') with &&);`,
  `create unique index emulation_cluster_name on emulation.emulation_cluster (unit_id, lower(name_vi));`,
  `create unique index emulation_movement_name on emulation.emulation_movement (unit_id, starts_on, lower(name_vi));`,
  `create unique index initiative_once on emulation.initiative (organization_id, scope, lower(title));`,
  `create index organization_year_reference_grade_index on emulation.organization_year_reference (grade, year, organization_id);`,
];

const toLiteral = (rows: readonly object[]): string =>
  `'${JSON.stringify(rows).replaceAll("'", "''")}'::jsonb`;

const onceOnly = catalog.filter((kind) => 'onceOnly' in kind && kind.onceOnly).map(({ code }) => `'${code}'`);

/** Movements, clusters, initiatives, council sessions, decisions as records; the feed of this subgraph. */
export class MovementsAndCouncil extends Migration {
  override up(): void {
    for (const statement of [...MOVEMENT_TABLES, ...RECORDS, ...RULES, ...outboxSql('emulation')])
      this.addSql(statement);
    this.addSql(`update emulation.award_kind set once_only = true where code in (${onceOnly.join()});`);
    this.addSql(`
      insert into emulation.initiative_rule (id, kind_code, scope, instrument, valid_from, valid_to, certainty)
      select id, "kindCode", scope, instrument, "validFrom", "validTo", certainty
      from jsonb_to_recordset(${toLiteral(toRuleRows(rules).initiative)}) as r(id uuid, "kindCode" text, scope text,
        instrument text, "validFrom" date, "validTo" date, certainty text);`);
    // The kept facts have new columns: the feed is read again from its beginning.
    this.addSql(`delete from emulation.projection where feed = 'organizationChanges';`);
  }
}
