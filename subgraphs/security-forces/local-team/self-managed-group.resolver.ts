import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { readPage } from '../../kit/page.js';
import { rowsByParent } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { existsOn } from '../guard-unit/guard-unit.rules.js';
import { organizationConditions } from '../references/organization-filter.view.js';
import {
  assertOrganizationWithinReach,
  KEEPERS,
  withinReach,
} from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { SelfProtectionWhere } from './self-managed-group.inputs.js';
import { SelfManagedGroup } from './self-managed-group.js';
import {
  protectedOrganizations,
  SELF_PROTECTION_COLUMNS,
  SelfProtection,
  SelfProtectionConnection,
} from './self-protection.view.js';

const groupsOf = rowsByParent(SelfManagedGroup, 'organizationId', 'r.established_on, r.id');

const DayArg = () => Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' });

@Resolver(() => SelfManagedGroup)
export class SelfManagedGroupResolver {
  @FieldResolver(() => Organization, { description: 'Organisation it protects.' })
  organization(@Root() { organizationId }: SelfManagedGroup): Organization {
    return { id: organizationId };
  }

  @Access(...KEEPERS)
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Members by the last count, never who; for the organisation and the officers of its area.',
  })
  async members(@Root() group: SelfManagedGroup, @Ctx() context: GraphContext): Promise<number> {
    await assertOrganizationWithinReach(context, group.organizationId);
    return group.members;
  }

  @Access(...KEEPERS)
  @FieldResolver(() => LocalDate, {
    nullable: true,
    description: 'Day of the last count; for those who see it.',
  })
  async countedOn(@Root() group: SelfManagedGroup, @Ctx() context: GraphContext): Promise<string> {
    await assertOrganizationWithinReach(context, group.organizationId);
    return group.countedOn;
  }
}

@Resolver(() => SelfProtection)
export class SelfProtectionResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Query(() => SelfProtectionConnection, {
    description:
      'Who protects the organisations of the viewer’s area that are open on a day, in id order; without guards and groups: duty 4a.',
  })
  selfProtections(
    @Arg('where', () => SelfProtectionWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: SelfProtectionWhere | null,
    @DayArg() asOf: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<SelfProtection>> {
    const day = asOf ?? today();
    const list = {
      ...{ list: 'self-protections', columns: SELF_PROTECTION_COLUMNS, from: protectedOrganizations(day) },
      where: [
        withinReach(viewer),
        sql`coalesce(o.established_on <= ${day}, true)`,
        sql`coalesce(o.closed_on > ${day}, true)`,
        ...organizationConditions(where?.organization, day),
        ...matches(sql`(u.units > 0)`, where?.guarded),
        ...matches(sql`(g.groups > 0)`, where?.grouped),
      ],
      orderBy: [{ expression: sql`o.id`, direction: 'ASC', type: 'uuid' }] as const,
    };
    return readPage(db, list, page);
  }

  @FieldResolver(() => Organization, { description: 'Organisation that is protected.' })
  organization(@Root() { organizationId }: SelfProtection): Organization {
    return { id: organizationId };
  }
}

@Resolver(() => Organization)
export class OrganizationGroupsResolver {
  @FieldResolver(() => [SelfManagedGroup], {
    nullable: true,
    description: 'Groups of its staff it has on a day, oldest first (duty 4a).',
  })
  async selfManagedGroups(
    @Root() { id }: Organization,
    @DayArg() asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<SelfManagedGroup[]> {
    const groups = (await groupsOf(context).load(id)) ?? [];
    return groups.filter((group) => existsOn(group, asOf ?? today()));
  }
}
