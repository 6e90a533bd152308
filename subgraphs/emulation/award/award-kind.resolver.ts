import { sql } from 'kysely';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { columnsOf, tableOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { AwardAuthority } from './award-authority.js';
import { AwardKind } from './award-kind.js';
import { ConsecutiveRule } from '../nomination/consecutive-rule.js';
import { CouncilRule } from '../nomination/council-rule.js';
import { RuleInstrument } from '../nomination/rule-instrument.js';

const authoritiesOf = createLoader(async ({ db }: GraphContext, codes) => {
  const { rows } = await sql<AwardAuthority>`
    select ${columnsOf(AwardAuthority, 'a')} from ${tableOf(AwardAuthority)} a
    where a.kind_code = any(${[...codes]}) order by a.office, a.level`.execute(db);
  return Map.groupBy(rows, ({ kindCode }) => kindCode);
});

const consecutiveRulesOf = createLoader(async ({ db }: GraphContext, codes) => {
  const { rows } = await sql<ConsecutiveRule>`
    select ${columnsOf(ConsecutiveRule, 'c')} from ${tableOf(ConsecutiveRule)} c
    where c.kind_code = any(${[...codes]}) order by c.valid_from, c.needed_code`.execute(db);
  return Map.groupBy(rows, ({ kindCode }) => kindCode);
});

@Resolver(() => AwardKind)
export class AwardKindResolver {
  @Query(() => [AwardKind], { description: 'The catalogue of awards, a short list, by code.' })
  async awardKinds(@Ctx() { db }: GraphContext): Promise<AwardKind[]> {
    const { rows } = await sql<AwardKind>`
      select ${columnsOf(AwardKind, 'k')} from ${tableOf(AwardKind)} k order by k.code`.execute(db);
    return rows;
  }

  @FieldResolver(() => [ConsecutiveRule], {
    description: 'Years in a row another award is needed before it (R8).',
  })
  async consecutiveRules(@Root() kind: AwardKind, @Ctx() context: GraphContext): Promise<ConsecutiveRule[]> {
    return (await consecutiveRulesOf(context).load(kind.code)) ?? [];
  }

  @Query(() => [CouncilRule], {
    description: 'Shares of council members that awards need, by level and day, a short list (R11).',
  })
  async councilRules(@Ctx() { db }: GraphContext): Promise<CouncilRule[]> {
    const { rows } = await sql<CouncilRule>`
      select ${columnsOf(CouncilRule, 'c')} from ${tableOf(CouncilRule)} c order by c.level, c.valid_from`.execute(
      db,
    );
    return rows;
  }

  @Query(() => [RuleInstrument], {
    description: 'Instruments of the rules R9 and R10, by rule and day, a short list.',
  })
  async ruleInstruments(@Ctx() { db }: GraphContext): Promise<RuleInstrument[]> {
    const { rows } = await sql<RuleInstrument>`
      select ${columnsOf(RuleInstrument, 'r')} from ${tableOf(RuleInstrument)} r order by r.rule, r.valid_from`.execute(
      db,
    );
    return rows;
  }

  @FieldResolver(() => [AwardAuthority], { description: 'Who may decide it, and when (R7).' })
  async authorities(@Root() kind: AwardKind, @Ctx() context: GraphContext): Promise<AwardAuthority[]> {
    return (await authoritiesOf(context).load(kind.code)) ?? [];
  }
}
