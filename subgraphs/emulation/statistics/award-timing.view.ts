import { type Kysely, sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import { AwardLevel } from '../award/award-authority.js';
import { SMALLEST_CELL } from './award-share.rules.js';

const median = (from: string, to: string): string =>
  `Median days from ${from} to ${to}, rounded; null: known of fewer than ${SMALLEST_CELL} of them (domain 8.3).`;

@ObjectType({
  description:
    'How long awards of one kind and level took, those that came through a round (clause 5b, Q22).',
})
export class AwardTiming {
  kindCode!: string;

  @Field(() => AwardLevel, { description: 'Level of the decision.' })
  level!: AwardLevel;

  @Field(() => Int, {
    description:
      'Awards that stand and came through a nomination: of collectives, a public figure, never withheld.',
  })
  awards!: number;

  @Field(() => Int, { nullable: true, description: median('the deed (AD_HOC rounds)', 'the decision') })
  achievedToDecided!: number | null;

  @Field(() => Int, { nullable: true, description: median('the first submission', 'the decision') })
  submittedToDecided!: number | null;

  @Field(() => Int, { nullable: true, description: median('the proposal', 'the decision') })
  proposedToDecided!: number | null;

  @Field(() => Int, { nullable: true, description: median('the decision', 'the publication of the round') })
  decidedToPublished!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: median('the decision', 'the first publication about the organisation (clause 5c)'),
  })
  decidedToPress!: number | null;
}

/** Of few awards a median tells of single ones. */
const medianOf = (from: string, to: string) => {
  const days = sql`${sql.ref(to)} - ${sql.ref(from)}`;
  return sql`case when count(${days}) >= ${SMALLEST_CELL}
    then round(percentile_cont(0.5) within group (order by ${days}))::int end`;
};

/** What the press said after the organisation's next award is of that one. */
const PRESSED_ON = sql`(
  select min(p.published_on) from emulation.publication_reference p
  where p.organization_id = a.organization_id and p.published_on >= a.decided_on and not exists (
    select from emulation.award later where later.organization_id = a.organization_id
      and later.decided_on > a.decided_on and later.decided_on <= p.published_on))`;

/** One row per level and kind: at most as many as the catalogue has awards and levels. */
export async function readAwardTimings(db: Kysely<unknown>, year: number): Promise<AwardTiming[]> {
  const { rows } = await sql<AwardTiming>`
    select t.kind_code as "kindCode", t.level, count(*)::int as awards,
      ${medianOf('achieved_on', 'decided_on')} as "achievedToDecided",
      ${medianOf('submitted_on', 'decided_on')} as "submittedToDecided",
      ${medianOf('proposed_on', 'decided_on')} as "proposedToDecided",
      ${medianOf('decided_on', 'published_on')} as "decidedToPublished",
      ${medianOf('decided_on', 'pressed_on')} as "decidedToPress"
    from (
      select n.kind_code, a.level, n.achieved_on, a.decided_on, ${PRESSED_ON} as pressed_on,
        (select min(s.taken_on) from emulation.nomination_step s where s.nomination_id = n.id and s.event = 'SUBMIT') as submitted_on,
        (select max(s.taken_on) from emulation.nomination_step s
          where s.nomination_id = n.id and s.event in ('PROPOSE', 'PROPOSE_AD_HOC')) as proposed_on,
        (select max(s.taken_on) from emulation.emulation_round_step s where s.round_id = n.round_id and s.event = 'PUBLISH') as published_on
      from emulation.nomination n join emulation.award a on a.id = n.award_id
      where n.year = ${year} and a.revoked_on is null) as t
    group by t.kind_code, t.level order by t.level, t.kind_code`.execute(db);
  return rows;
}
