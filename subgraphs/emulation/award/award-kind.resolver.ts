import { sql } from 'kysely';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { columnsOf, tableOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { AwardAuthority } from './award-authority.js';
import { AwardKind } from './award-kind.js';

const authoritiesOf = createLoader(async ({ db }: GraphContext, codes) => {
  const { rows } = await sql<AwardAuthority>`
    select ${columnsOf(AwardAuthority, 'a')} from ${tableOf(AwardAuthority)} a
    where a.kind_code = any(${[...codes]}) order by a.office, a.level`.execute(db);
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

  @FieldResolver(() => [AwardAuthority], { description: 'Who may decide it, and when (R7).' })
  async authorities(@Root() kind: AwardKind, @Ctx() context: GraphContext): Promise<AwardAuthority[]> {
    return (await authoritiesOf(context).load(kind.code)) ?? [];
  }
}
