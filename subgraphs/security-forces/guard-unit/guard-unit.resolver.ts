import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requireId } from '../../kit/ids.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { assertOrganizationWithinReach, KEEPERS } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { GuardDecision } from './guard-unit.view.js';
import { existsOn } from './guard-unit.rules.js';
import { GuardUnit } from './guard-unit.js';
import { SnapshotConnection, snapshotsOf } from './strength-snapshot.view.js';

const unitsOf = rowsByParent(GuardUnit, 'organizationId', 'r.established_on, r.id');

@Resolver(() => GuardUnit)
export class GuardUnitResolver {
  @Query(() => GuardUnit, { nullable: true, description: 'One guard unit by id; null: there is none.' })
  guardUnit(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return rowById(GuardUnit)(context).load(requireId(id, 'id'));
  }

  @FieldResolver(() => Organization, { description: 'Organisation it guards.' })
  organization(@Root() { organizationId }: GuardUnit): Organization {
    return { id: organizationId };
  }

  @Access(...KEEPERS)
  @FieldResolver(() => GuardDecision, {
    nullable: true,
    description: 'Decision that set it up; for the organisation and the officers of its area.',
  })
  async decision(@Root() unit: GuardUnit, @Ctx() context: GraphContext): Promise<GuardDecision> {
    await assertOrganizationWithinReach(context, unit.organizationId);
    return { number: unit.decisionNumber, decidedOn: unit.decidedOn };
  }

  @Access(...KEEPERS)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Number of the decision that dissolved it; null while it exists. For those who see `decision`.',
  })
  async dissolutionNumber(@Root() unit: GuardUnit, @Ctx() context: GraphContext): Promise<string | null> {
    await assertOrganizationWithinReach(context, unit.organizationId);
    return unit.dissolutionNumber;
  }

  @Access(...KEEPERS)
  @FieldResolver(() => SnapshotConnection, {
    nullable: true,
    description: 'Its strength as counted, latest first; for the organisation and the officers of its area.',
  })
  async snapshots(
    @Root() { id, organizationId }: GuardUnit,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    await assertOrganizationWithinReach(context, organizationId);
    return snapshotsOf(context, { first, after: after ?? null }).load(id);
  }
}

@Resolver(() => Organization)
export class OrganizationGuardUnitsResolver {
  @FieldResolver(() => [GuardUnit], {
    nullable: true,
    description: 'Guard units it has on a day, oldest first (duty 4a).',
  })
  async guardUnits(
    @Root() { id }: Organization,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<GuardUnit[]> {
    const units = (await unitsOf(context).load(id)) ?? [];
    return units.filter((unit) => existsOn(unit, asOf ?? today()));
  }
}
