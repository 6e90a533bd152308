import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { assertOrganizationWithinReach, KEEPERS } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { ProtectionDrill } from './protection-drill.js';
import { ProtectionPlanEvent, ProtectionPlanStep } from './protection-plan-step.js';
import { PLAN_CYCLE } from './protection-plan.states.js';
import { ProtectionPlan } from './protection-plan.js';

const PlanConnection = connectionOf(ProtectionPlan);
const DrillConnection = connectionOf(ProtectionDrill);

const stepsOf = rowsByParent(ProtectionPlanStep, 'planId', 'r.decided_on, r.id');

const plansOfOrganization = createLoader(({ db }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<ProtectionPlan>(
    db,
    {
      ...{ list: 'organization-protection-plans', columns: columnsOf(ProtectionPlan, 'l') },
      ...{ from: sql`security_forces.protection_plan l`, where: [] },
      orderBy: [
        { expression: sql`coalesce(l.approved_on, '9999-12-31'::date)`, direction: 'DESC', type: 'date' },
        { expression: sql`l.id`, direction: 'DESC', type: 'uuid' },
      ],
      ...{ parent: sql`l.organization_id`, parents },
    },
    page,
  ),
);

const drillsOfPlan = createLoader(({ db }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<ProtectionDrill>(
    db,
    {
      ...{ list: 'plan-drills', columns: columnsOf(ProtectionDrill, 'd') },
      ...{ from: sql`security_forces.protection_drill d`, where: [] },
      orderBy: [
        { expression: sql`d.held_on`, direction: 'DESC', type: 'date' },
        { expression: sql`d.id`, direction: 'DESC', type: 'uuid' },
      ],
      ...{ parent: sql`d.plan_id`, parents },
    },
    page,
  ),
);

/** A plan is reached only within the viewer's reach, so its fields need no check of their own. */
@Resolver(() => ProtectionPlan)
export class ProtectionPlanResolver {
  @Access(...KEEPERS)
  @Query(() => ProtectionPlan, {
    nullable: true,
    description: 'One protection plan by id, of an organisation in the viewer’s reach; null: there is none.',
  })
  async protectionPlan(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<ProtectionPlan | null> {
    const plan = await rowById(ProtectionPlan)(context).load(requireId(id, 'id'));
    if (plan) await assertOrganizationWithinReach(context, plan.organizationId);
    return plan;
  }

  @FieldResolver(() => Organization, { description: 'Organisation it protects.' })
  organization(@Root() { organizationId }: ProtectionPlan): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => [ProtectionPlanStep], { description: 'Its history, oldest decision first.' })
  async steps(@Root() { id }: ProtectionPlan, @Ctx() context: GraphContext): Promise<ProtectionPlanStep[]> {
    return (await stepsOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => DrillConnection, { description: 'Its drills, latest first.' })
  drills(
    @Root() { id }: ProtectionPlan,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return drillsOfPlan(context, { first, after: after ?? null }).load(id);
  }

  @FieldResolver(() => [ProtectionPlanEvent], { description: 'Steps the viewer may take now.' })
  availableTransitions(@Root() plan: ProtectionPlan, @Ctx() { viewer }: GraphContext): ProtectionPlanEvent[] {
    return openEvents(PLAN_CYCLE, plan, viewer.role);
  }
}

@Resolver(() => ProtectionDrill)
export class ProtectionDrillResolver {
  @FieldResolver(() => ProtectionPlan, { description: 'The plan it practised.' })
  plan(@Root() { planId }: ProtectionDrill, @Ctx() context: GraphContext) {
    return rowById(ProtectionPlan)(context).load(planId);
  }
}

@Resolver(() => Organization)
export class OrganizationProtectionPlansResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => PlanConnection, {
    nullable: true,
    description:
      'Its protection plans, drafts first, then the latest approved; for itself and the officers of its area (duty 3e).',
  })
  async protectionPlans(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    await assertOrganizationWithinReach(context, id);
    return plansOfOrganization(context, { first, after: after ?? null }).load(id);
  }
}
