import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowsByParent } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { activitiesOfCampaign, ActivityConnection, inYear } from '../activity/activity-list.view.js';
import { requireYear } from '../activity/campaign-activity.rules.js';
import {
  assertHostWithinReach,
  isHostWithinReach,
  placedWithin,
  unitsOf,
} from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { namedTopics } from '../topic/named-topics.view.js';
import { visibleTo } from './campaign-visibility.view.js';
import { CampaignEvent, CampaignStep } from './campaign-step.js';
import { CampaignOrderBy, CampaignWhere } from './campaign.inputs.js';
import { CAMPAIGN_CYCLE, HOSTS } from './campaign.states.js';
import { Campaign } from './campaign.js';

const CampaignConnection = connectionOf(Campaign);
const COLUMNS = columnsOf(Campaign, 'c');
const FROM = sql`campaigns.campaign c`;

const ORDER = {
  STARTS_ON: { expression: sql`c.starts_on`, type: 'date' },
  ENDS_ON: { expression: sql`c.ends_on`, type: 'date' },
  TITLE: { expression: sql`c.title collate public.vietnamese`, type: 'text' },
} as const;
const UNIQUE = { expression: sql`c.id`, type: 'uuid' } as const;

const stepsOf = rowsByParent(CampaignStep, 'campaignId', 'r.taken_on, r.id');

function conditionsOf(where: CampaignWhere | null | undefined): Sql[] {
  const units = unitsOf(where?.unit);
  const topics = matches(sql`t.code`, where?.topic);
  return [
    ...matches(sql`c.state`, where?.state),
    ...matches(sql`c.kind`, where?.kind),
    ...matchesId(sql`c.host_id`, where?.host, 'where.host'),
    ...(units ? [placedWithin(units, sql`c.host_id`, sql`c.starts_on`)] : []),
    ...(where?.year == null ? [] : [inYear(sql`c.starts_on`, requireYear(where.year, 'where.year'))]),
    ...(topics.length ? hasActivityOn(topics) : []),
    ...servesMovement(where?.relatedMovement),
  ];
}

function hasActivityOn(conditions: readonly Sql[]): Sql[] {
  const topics = namedTopics(conditions);
  const held = sql`select a.campaign_id from campaigns.campaign_activity a
    where not a.withdrawn and ${topics.include(sql`a.topic_id`)}`;
  return [topics.exist, sql`c.id in (${held})`];
}

/** As an overlap of arrays, which an index answers; of a value and a list, the value if the list has it. */
function servesMovement(filter: CampaignWhere['relatedMovement']): Sql[] {
  if (filter?.eq == null && filter?.in == null) return [];
  const { eq, in: list } = filter;
  const movements = eq == null ? list! : [eq].filter((movement) => list?.includes(movement) ?? true);
  return [sql`c.related_movements && cast(${movements} as text[])`];
}

@Resolver(() => Campaign)
export class CampaignResolver {
  @Query(() => Campaign, {
    nullable: true,
    description: 'One campaign by id; null: there is none the viewer may see.',
  })
  async campaign(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Campaign | null> {
    const { rows } = await sql<Campaign>`
      select ${COLUMNS} from ${FROM} where c.id = ${requireId(id, 'id')} and ${visibleTo(viewer)}`.execute(
      db,
    );
    return rows[0] ?? null;
  }

  @Query(() => CampaignConnection, {
    description: 'Campaigns the viewer may see: public ones, and all of the hosts in its reach.',
  })
  campaigns(
    @Arg('where', () => CampaignWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: CampaignWhere | null,
    @Arg('orderBy', () => [CampaignOrderBy], {
      defaultValue: [{ field: 'STARTS_ON', direction: 'DESC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<Campaign>> {
    const conditions = [visibleTo(viewer), ...conditionsOf(where)];
    const order = orderKeys(orderBy, ORDER, UNIQUE);
    return readPage(
      db,
      { list: 'campaigns', columns: COLUMNS, from: FROM, where: conditions, orderBy: order },
      page,
    );
  }

  @FieldResolver(() => Organization, { description: 'Organisation that hosts it.' })
  host(@Root() { hostId }: Campaign): Organization {
    return { id: hostId };
  }

  @FieldResolver(() => ActivityConnection, {
    description: 'Its activities, latest first, withdrawn ones too.',
  })
  activities(
    @Root() { id }: Campaign,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return activitiesOfCampaign(context, { first, after: after ?? null }).load(id);
  }

  @FieldResolver(() => [CampaignEvent], { description: 'Steps the viewer may take now.' })
  async availableTransitions(
    @Root() { state, kind, startsOn, hostId }: Campaign,
    @Ctx() context: GraphContext,
  ): Promise<CampaignEvent[]> {
    const events = openEvents(CAMPAIGN_CYCLE, { state, kind, startsOn, today: today() }, context.viewer.role);
    return events.length && (await isHostWithinReach(context, hostId)) ? events : [];
  }

  @Access(...HOSTS)
  @FieldResolver(() => [CampaignStep], {
    nullable: true,
    description: 'Its history, oldest first; for the host and the officers of its area.',
  })
  async steps(@Root() { id, hostId }: Campaign, @Ctx() context: GraphContext) {
    await assertHostWithinReach(context, hostId);
    return (await stepsOf(context).load(id)) ?? [];
  }
}
