import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { columnsOf, tableOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderKey, readPage, readPagePerParent } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { FestivalEvent } from '../references/festival-event.js';
import { AwardDecision } from './award-decision.js';
import { AwardRevocation } from './award-revocation.js';
import { AwardConnection, AWARD_LIST } from './award-list.view.js';
import { Award } from './award.js';
import { AwardDecisionWhere } from './award.inputs.js';

const AwardDecisionConnection = connectionOf(AwardDecision);
const LATEST_FIRST: readonly OrderKey[] = [
  { expression: sql`d.decided_on`, direction: 'DESC', type: 'date' },
  { expression: sql`d.id`, direction: 'ASC', type: 'uuid' },
];

const awardsOfDecision = createLoader(({ db }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<Award>(
    db,
    { ...AWARD_LIST, list: 'decision-awards', where: [], parent: sql`a.decision_id`, parents },
    page,
  ),
);

@Resolver(() => AwardDecision)
export class AwardDecisionListResolver {
  @Query(() => AwardDecision, { nullable: true, description: 'One decision by id; null: there is none.' })
  awardDecision(
    @Arg('id', () => ID, { description: 'Id of the decision.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return rowById(AwardDecision)(context).load(requireId(id, 'id'));
  }

  @Query(() => AwardDecisionConnection, { description: 'Award decisions, latest first (clause 5b).' })
  awardDecisions(
    @Arg('where', () => AwardDecisionWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: AwardDecisionWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<AwardDecision>> {
    const conditions = [
      ...matches(sql`d.number`, where?.number),
      ...matches(sql`d.level`, where?.level),
      ...matches(sql`d.decided_by`, where?.decidedBy),
    ];
    const from = sql`${tableOf(AwardDecision)} d`;
    const list = {
      list: 'award-decisions',
      columns: columnsOf(AwardDecision, 'd'),
      from,
      orderBy: LATEST_FIRST,
    };
    return readPage(db, { ...list, where: conditions }, page);
  }

  @FieldResolver(() => AwardConnection, {
    description: 'Awards of collectives it gave; those of persons are kept apart (domain 8.1).',
  })
  awards(
    @Root() { id }: AwardDecision,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return awardsOfDecision(context, { first, after: after ?? null }).load(id);
  }
}

@Resolver(() => Award)
export class AwardRecordsResolver {
  @FieldResolver(() => AwardDecision, { description: 'Decision that gave it.' })
  decision(@Root() { decisionId }: Award, @Ctx() context: GraphContext) {
    return rowById(AwardDecision)(context).load(decisionId);
  }

  @FieldResolver(() => AwardRevocation, {
    nullable: true,
    description: 'Decision that took it back; null: it stands (R18).',
  })
  async revocation(@Root() { id }: Award, @Ctx() context: GraphContext): Promise<AwardRevocation | null> {
    return (await rowsByParent(AwardRevocation, 'awardId', 'r.id')(context).load(id))?.[0] ?? null;
  }

  @FieldResolver(() => FestivalEvent, {
    nullable: true,
    description: 'Festival event at which it was handed over (clause 2e); null: not recorded.',
  })
  presentedAt(@Root() { presentedAtEventId }: Award): FestivalEvent | null {
    return presentedAtEventId ? { id: presentedAtEventId } : null;
  }
}

const awardsPresentedAt = createLoader(({ db }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<Award>(
    db,
    {
      ...{ ...AWARD_LIST, list: 'presented-awards', where: [sql`a.revoked_on is null`] },
      ...{ parent: sql`a.presented_at_event_id`, parents },
    },
    page,
  ),
);

@Resolver(() => FestivalEvent)
export class FestivalEventAwardsResolver {
  @FieldResolver(() => AwardConnection, {
    nullable: true,
    description: 'Awards of collectives handed over there that stand; `totalCount` counts them (clause 2e).',
  })
  awardsPresented(
    @Root() { id }: FestivalEvent,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return awardsPresentedAt(context, { first, after: after ?? null }).load(id);
  }
}
