import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderKey, readPage, readPagePerParent } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { kindByCode } from '../award/award-kind.view.js';
import { AwardKind } from '../award/award-kind.js';
import { Award } from '../award/award.js';
import { CouncilSession } from '../council/council-session.js';
import { assertOrganizationWithinReach, withinReach } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { EmulationRound } from '../round/emulation-round.js';
import { PARTICIPANTS } from '../round/round.states.js';
import { explainEligibility } from './eligibility.rules.js';
import { eligibilityFactsOf, EligibilityFinding } from './eligibility.view.js';
import { toNominationFacts } from './nomination-life.view.js';
import { NominationEvent, NominationStep } from './nomination-step.js';
import { NominationWhere } from './nomination.inputs.js';
import { Nomination } from './nomination.js';
import { NOMINATION_LIFE } from './nomination.states.js';

const NominationConnection = connectionOf(Nomination);
const COLUMNS = columnsOf(Nomination, 'n');
const FROM = sql`emulation.nomination n`;
const LATEST_FIRST: readonly OrderKey[] = [
  { expression: sql`n.year`, direction: 'DESC', type: 'int' },
  { expression: sql`n.id`, direction: 'ASC', type: 'uuid' },
];

const nominationsOfOrganization = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const list = { list: 'organization-nominations', columns: COLUMNS, from: FROM, orderBy: LATEST_FIRST };
  const query = { ...list, where: [], parent: sql`n.organization_id`, parents };
  return readPagePerParent<Nomination>(db, query, page);
});

/** Who reads one read it through a list of its own reach, so that its fields need no second look. */
@Resolver(() => Nomination)
export class NominationResolver {
  @Access(...PARTICIPANTS)
  @Query(() => Nomination, {
    nullable: true,
    description: 'One nomination by id, for the check screen; null: there is none in the viewer’s reach.',
  })
  async nomination(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Nomination | null> {
    const reach = withinReach(viewer, sql`n.organization_id`);
    const { rows } = await sql<Nomination>`
      select ${COLUMNS} from ${FROM} where n.id = ${requireId(id, 'id')} and ${reach}`.execute(db);
    return rows[0] ?? null;
  }

  @Access(...PARTICIPANTS)
  @Query(() => NominationConnection, {
    description: 'Nominations of collectives in the viewer’s reach, latest year first (clause 5b).',
  })
  nominations(
    @Arg('where', () => NominationWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: NominationWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<Nomination>> {
    const conditions = [
      withinReach(viewer, sql`n.organization_id`),
      ...matchesId(sql`n.round_id`, where?.round, 'where.round'),
      ...matchesId(sql`n.organization_id`, where?.organization, 'where.organization'),
      ...matches(sql`n.state`, where?.state),
      ...matches(sql`n.year`, where?.year),
      ...matches(sql`n.kind_code`, where?.kind),
    ];
    const list = { list: 'nominations', columns: COLUMNS, from: FROM, orderBy: LATEST_FIRST };
    return readPage(db, { ...list, where: conditions }, page);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Organisation that is nominated.' })
  organization(@Root() { organizationId }: Nomination): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => EmulationRound, { description: 'Round it belongs to.' })
  round(@Root() { roundId }: Nomination, @Ctx() context: GraphContext) {
    return rowById(EmulationRound)(context).load(roundId);
  }

  @FieldResolver(() => AwardKind, { description: 'Award it asks for.' })
  kind(@Root() { kindCode }: Nomination, @Ctx() context: GraphContext) {
    return kindByCode(context).load(kindCode);
  }

  @FieldResolver(() => Award, { nullable: true, description: 'Award it led to; null: none, or not yet.' })
  award(@Root() { awardId }: Nomination, @Ctx() context: GraphContext) {
    return awardId ? rowById(Award)(context).load(awardId) : null;
  }

  @FieldResolver(() => CouncilSession, {
    nullable: true,
    description: 'Session in which the council voted; null: no vote yet.',
  })
  session(@Root() { sessionId }: Nomination, @Ctx() context: GraphContext) {
    return sessionId ? rowById(CouncilSession)(context).load(sessionId) : null;
  }

  @FieldResolver(() => [NominationStep], { description: 'Steps it took, earliest first.' })
  async steps(@Root() { id }: Nomination, @Ctx() context: GraphContext): Promise<NominationStep[]> {
    return (await rowsByParent(NominationStep, 'nominationId', 'r.taken_on, r.id')(context).load(id)) ?? [];
  }

  @FieldResolver(() => [EligibilityFinding], {
    description: 'Every rule on it, explained with its figures (R8–R11), as things stand now.',
  })
  async eligibility(@Root() { id }: Nomination, @Ctx() context: GraphContext): Promise<EligibilityFinding[]> {
    return explainEligibility((await eligibilityFactsOf(context).load(id))!);
  }

  @FieldResolver(() => [NominationEvent], { description: 'Steps the viewer may take now.' })
  async availableTransitions(
    @Root() nomination: Nomination,
    @Ctx() context: GraphContext,
  ): Promise<NominationEvent[]> {
    const [round, eligibility] = await Promise.all([
      rowById(EmulationRound)(context).load(nomination.roundId),
      eligibilityFactsOf(context).load(nomination.id),
    ]);
    const facts = toNominationFacts(nomination, round!, eligibility!);
    return openEvents(NOMINATION_LIFE, facts, context.viewer.role);
  }
}

@Resolver(() => Organization)
export class OrganizationNominationsResolver {
  @Access(...PARTICIPANTS)
  @FieldResolver(() => NominationConnection, {
    nullable: true,
    description: 'Its nominations, latest year first; for itself, the officers of its area and the office.',
  })
  async nominations(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    await assertOrganizationWithinReach(context, id);
    return nominationsOfOrganization(context, { first, after: after ?? null }).load(id);
  }
}
