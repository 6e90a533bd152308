import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { Organization } from '../references/organization.js';
import { ShareArgs, toDays } from './certificate-share.inputs.js';
import { RefresherNeedWhere } from './refresher-need.inputs.js';
import { RefresherNeed, RefresherNeedConnection, refresherNeeds } from './refresher-need.view.js';

@Resolver(() => RefresherNeed)
export class RefresherNeedResolver {
  // Not for TRAINER: the order alone would tell which organisations are of KEY priority (clause 4h).
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Query(() => RefresherNeedConnection, {
    description:
      'Organisations in the viewer’s reach with guards due for a refresher, those of KEY priority today first, then those with most due: whom to invite to courses (duty 4b, clause 4h).',
  })
  refresherNeeds(
    @Arg('where', () => RefresherNeedWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: RefresherNeedWhere | null,
    @Args(() => ShareArgs) args: ShareArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<RefresherNeed>> {
    return readPage(db, refresherNeeds(viewer, toDays(args), where?.organization), page);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation.' })
  organization(@Root() { organizationId }: RefresherNeed): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'The commune it was in on the day; null: none was on record.',
  })
  unit(@Root() { unitId }: RefresherNeed): AdministrativeUnit | null {
    return unitId ? { id: unitId } : null;
  }
}
