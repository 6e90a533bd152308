import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { matches } from '../../kit/filter.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import type { Viewer } from '../../kit/viewer.js';
import { organizationsOf } from '../references/asked-organizations.view.js';
import { organizationConditions } from '../references/organization-filter.view.js';
import {
  assertOrganizationWithinGrant,
  KEEPERS,
  withinGrant,
} from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { GuardStrengthOrderBy, GuardStrengthWhere } from './guard-strength.inputs.js';
import {
  GuardStrength,
  GuardStrengthConnection,
  SHORTAGE,
  STRENGTH_COLUMNS,
  strengthOfOrganization,
  strengthsOf,
} from './guard-strength.view.js';

const ORDER = {
  SHORTAGE: { expression: sql`coalesce(${SHORTAGE}, -1)`, type: 'int' },
  LAST_TRAINED_ON: { expression: sql`coalesce(t.last_trained_on, '0001-01-01'::date)`, type: 'date' },
} as const;
const UNIQUE = { expression: sql`o.id`, type: 'uuid' } as const;

function conditionsOf(where: GuardStrengthWhere | null, day: string): Sql[] {
  return [
    sql`coalesce(o.closed_on > ${day}, true)`,
    ...organizationConditions(where?.organization, day),
    ...matches(sql`(${SHORTAGE} > 0)`, where?.shortage),
    ...(where?.noTrainingSince ? [sql`coalesce(t.last_trained_on < ${where.noTrainingSince}, true)`] : []),
  ];
}

/** A park board's contract names strength and certificates: what it may not read it may neither filter nor order by. */
function assertWithinContract(
  { role }: Viewer,
  where: GuardStrengthWhere | null,
  orderBy: readonly OrderBy<keyof typeof ORDER>[],
): void {
  if (role !== 'PARTNER') return;
  const isOrdered = orderBy.some(({ field }) => field === 'LAST_TRAINED_ON');
  const path = where?.noTrainingSince ? 'where.noTrainingSince' : isOrdered ? 'orderBy' : null;
  if (path)
    throw new Refusal('FORBIDDEN', 'The contract of a park board does not cover training (clause 4h).', {
      path,
    });
}

@Resolver(() => GuardStrength)
export class GuardStrengthResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'ANALYST', 'PARTNER:PARK_BOARD')
  @Query(() => GuardStrengthConnection, {
    description:
      'Strength of every organisation of the viewer’s area (of a park board: its park) that has guard units and is open on a day (weakness P5).',
  })
  guardStrengths(
    @Arg('where', () => GuardStrengthWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: GuardStrengthWhere | null,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Arg('orderBy', () => [GuardStrengthOrderBy], {
      defaultValue: [{ field: 'SHORTAGE', direction: 'DESC' }],
      description: 'Order; ties end in id order of the organisations.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<GuardStrength>> {
    assertWithinContract(viewer, where, orderBy);
    const day = asOf ?? today();
    const conditions = [withinGrant(viewer), ...conditionsOf(where, day)];
    const asked = organizationsOf(viewer, where?.organization, day);
    const list = {
      list: 'guard-strengths',
      columns: STRENGTH_COLUMNS,
      from: strengthsOf(asked, day),
    };
    return readPage(db, { ...list, where: conditions, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }

  @FieldResolver(() => Organization, { description: 'Whose guards they are.' })
  organization(@Root() { organizationId }: GuardStrength): Organization {
    return { id: organizationId };
  }

  @Access(...KEEPERS, 'ANALYST')
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Guards there who meet the standard; null: no unit was counted yet.',
  })
  meetsStandard(@Root() { meetsStandard }: GuardStrength): number | null {
    return meetsStandard;
  }

  @Access(...KEEPERS, 'ANALYST')
  @FieldResolver(() => LocalDate, {
    nullable: true,
    description:
      'Last day of the latest completed guard course it sent guards to, until the day asked; null: none (duty 4b).',
  })
  lastTrainedOn(@Root() { lastTrainedOn }: GuardStrength): string | null {
    return lastTrainedOn;
  }
}

@Resolver(() => Organization)
export class OrganizationGuardStrengthResolver {
  @Access(...KEEPERS, 'ANALYST', 'PARTNER:PARK_BOARD')
  @FieldResolver(() => GuardStrength, {
    nullable: true,
    description:
      'Its guards on a day; null: none was counted yet. For itself, the officers of its area, the board of its park and analysts (clause 4h).',
  })
  async guardStrength(
    @Root() { id }: Organization,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<GuardStrength | null> {
    await assertOrganizationWithinGrant(context, id);
    return strengthOfOrganization(context, { day: asOf ?? today() }).load(id);
  }
}
