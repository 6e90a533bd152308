import { type Kysely, sql } from 'kysely';
import { Field, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { graphEnum } from '../../kit/enums.js';
import { createLoader } from '../../kit/loader.js';
import type { EligibilityFacts, Finding } from './eligibility.rules.js';

const EligibilityRule = graphEnum('EligibilityRule', 'A rule a nomination is held against.', {
  REGISTRATION: 'The organisation registered for the award in the round (5.4).',
  CONSECUTIVE_YEARS: 'Another award was won enough years in a row, without a gap (R8).',
  ONCE_ONLY: 'A medal that a person receives once (R9); never asked of a collective.',
  SAME_ACHIEVEMENT: 'One achievement is not rewarded twice (R10).',
  RECOGNITION: 'The organisation was recognised as safe in the year.',
  COUNCIL_RATIO: 'Enough of all council members voted for it (R11).',
});

const EligibilityOutcome = graphEnum('EligibilityOutcome', 'What a rule says of a nomination.', {
  MET: 'It holds.',
  NOT_MET: 'It does not hold; the nomination cannot go on.',
  NOT_APPLICABLE: 'It does not ask anything here.',
  OPEN: 'Not known yet; someone looks or votes.',
});

@ObjectType({ description: 'What one rule says of a nomination, with its figures in words.' })
export class EligibilityFinding implements Finding {
  @Field(() => EligibilityRule, { description: 'The rule.' })
  rule!: Finding['rule'];

  @Field(() => EligibilityOutcome, { description: 'What it says.' })
  outcome!: Finding['outcome'];

  @Field(() => String, { description: 'Why, in a sentence with the figures.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Number of the instrument that was applied, e.g. 98/2023/NĐ-CP; null: none is needed, or that of the year is not known.',
  })
  instrument!: string | null;
}

/** The achievement of two nominations is one: the year’s, the round’s topic, or the deed of a day. */
const SAME_ACHIEVEMENT = sql`ro.type = r.type and case r.type when 'ANNUAL' then o.year = n.year
  when 'THEMATIC' then o.round_id = n.round_id else o.achieved_on = n.achieved_on end`;

/** An instrument applies that is in force on the last day of the year; of the vote, on its own day. */
const inForce = (row: string, day: 'vote' | 'year') => {
  const on =
    day === 'vote' ? sql`coalesce(s.held_on, make_date(n.year, 12, 31))` : sql`make_date(n.year, 12, 31)`;
  return sql`${sql.ref(`${row}.valid_from`)} <= ${on} and coalesce(${sql.ref(`${row}.valid_to`)} > ${on}, true)`;
};

/** All that the rules look at, of many nominations in one statement. */
export async function readEligibilityFacts(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<Map<string, EligibilityFacts>> {
  const { rows } = await sql<EligibilityFacts & { id: string }>`
    select n.id, n.kind_code as "kindCode", k.form is not null as "isForm", n.year, r.type as "roundType", n.level,
      n.recognition_document as "recognitionDocument", n.votes_for as "votesFor", s.members_total as "councilMembers",
      exists (select from emulation.organization_year_reference y where y.organization_id = n.organization_id
        and y.year = n.year and y.is_recognised) as "isRecognised",
      exists (select from emulation.emulation_registration g where g.round_id = n.round_id
        and g.organization_id = n.organization_id and g.kind_code = n.kind_code) as "isRegistered",
      (select coalesce(json_agg(json_build_object('kindCode', ak.code, 'year', a.year, 'decisionNumber', a.decision_number)
          order by a.year, a.id), '[]') from emulation.award a
        join emulation.award_kind ak on coalesce(ak.title, ak.form) = coalesce(a.title, a.form)
        where a.organization_id = n.organization_id and a.revoked_on is null and a.id is distinct from n.award_id) as awards,
      (select coalesce(json_agg(json_build_object('kindCode', o.kind_code, 'isForm', ok.form is not null, 'state', o.state)
          order by o.id), '[]') from emulation.nomination o
        join emulation.emulation_round ro on ro.id = o.round_id join emulation.award_kind ok on ok.code = o.kind_code
        where o.organization_id = n.organization_id and o.id <> n.id
          and o.state not in ('DRAFT', 'REJECTED', 'REVOKED') and ${SAME_ACHIEVEMENT}) as rivals,
      (select coalesce(json_agg(json_build_object('neededCode', c.needed_code, 'years', c.years, 'instrument', c.instrument)
          order by c.id), '[]') from emulation.consecutive_rule c
        where c.kind_code = n.kind_code and ${inForce('c', 'year')}) as needed,
      (select c.instrument from emulation.rule_instrument c
        where c.rule = 'R10' and ${inForce('c', 'year')}) as "sameInstrument",
      (select json_build_object('requiredPercent', c.required_percent, 'instrument', c.instrument)
        from emulation.council_rule c where c.level = n.level and ${inForce('c', 'vote')}) as ratio
    from emulation.nomination n join emulation.emulation_round r on r.id = n.round_id
    join emulation.award_kind k on k.code = n.kind_code
    left join emulation.council_session s on s.id = n.session_id
    where n.id = any(cast(${[...ids]} as uuid[]))`.execute(db);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

export const eligibilityFactsOf = createLoader(({ db }: GraphContext, ids) => readEligibilityFacts(db, ids));
