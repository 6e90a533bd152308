import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Organization } from '../organization/organization.js';
import { assertOrganizationWithinGrant } from './assessment-reach.view.js';
import { requireStatisticYear } from './safety-assessment.rules.js';
import { KEEPERS } from './safety-assessment.states.js';
import { SafetyStanding, standingOf } from './safety-standing.view.js';

@Resolver(() => Organization)
export class SafetyStandingResolver {
  @Access(...KEEPERS, 'ANALYST', 'PARTNER:EDUCATION')
  @FieldResolver(() => SafetyStanding, {
    nullable: true,
    description:
      'Whether it registered and is recognised for a year; for itself, the officers of its area, analysts and the education department that manages it.',
  })
  async safetyStanding(
    @Root() { id }: Organization,
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2025; not one to come.' }) year: number,
    @Ctx() context: GraphContext,
  ): Promise<SafetyStanding | null> {
    await assertOrganizationWithinGrant(context, id);
    return standingOf(context, { year: requireStatisticYear(year, today()) }).load(id);
  }
}
