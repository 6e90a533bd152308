import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { organizationConditions } from '../references/organization-filter.view.js';
import {
  assertOrganizationWithinReach,
  KEEPERS,
  withinGrant,
} from '../references/organization-reach.view.js';
import { OrganizationReference } from '../references/organization-reference.js';
import { Organization } from '../references/organization.js';
import { HiringExemption } from './hiring-exemption.js';
import { ServiceContractOrderBy, ServiceContractWhere } from './service-contract.inputs.js';
import { findOverrun } from './service-contract.rules.js';
import {
  HiringOverrun,
  overrunOn,
  readLimits,
  runningOn,
  ServiceContractConnection,
} from './service-contract.view.js';
import { SecurityServiceContract } from './service-contract.js';

const ORDER = {
  STARTS_ON: { expression: sql`k.starts_on`, type: 'date' },
  CONTINUOUS_SINCE: { expression: sql`k.continuous_since`, type: 'date' },
} as const;
const UNIQUE = { expression: sql`k.id`, type: 'uuid' } as const;

const contractsOf = rowsByParent(SecurityServiceContract, 'organizationId', 'r.starts_on desc, r.id');

function conditionsOf(where: ServiceContractWhere | null, day: string): Sql[] {
  return [
    sql`k.starts_on <= ${day}`,
    ...organizationConditions(where?.organization, day),
    ...matches(runningOn(day), where?.running),
    ...matches(overrunOn(day), where?.overrun),
  ];
}

/** A contract is reached only within the viewer's reach, so its fields need no check of their own. */
@Resolver(() => SecurityServiceContract)
export class ServiceContractResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'ANALYST')
  @Query(() => ServiceContractConnection, {
    description: 'Contracts that began by a day, of organisations in the viewer’s area (rule R12).',
  })
  serviceContracts(
    @Arg('where', () => ServiceContractWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: ServiceContractWhere | null,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Arg('orderBy', () => [ServiceContractOrderBy], {
      defaultValue: [{ field: 'CONTINUOUS_SINCE', direction: 'ASC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<SecurityServiceContract>> {
    const list = {
      ...{ list: 'service-contracts', columns: columnsOf(SecurityServiceContract, 'k') },
      from: sql`security_forces.service_contract k join security_forces.organization_reference o on o.id = k.organization_id`,
      where: [withinGrant(viewer), ...conditionsOf(where, asOf ?? today())],
    };
    return readPage(db, { ...list, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }

  @FieldResolver(() => Organization, { description: 'Organisation that hires.' })
  organization(@Root() { organizationId }: SecurityServiceContract): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => SecurityServiceContract, {
    nullable: true,
    description: 'Contract it renews; null: it renews none.',
  })
  renews(@Root() { renewsId }: SecurityServiceContract, @Ctx() context: GraphContext) {
    return renewsId === null ? null : rowById(SecurityServiceContract)(context).load(renewsId);
  }

  @FieldResolver(() => HiringExemption, {
    nullable: true,
    description: 'Listed case that exempts it from rule R12; null: none.',
  })
  exemption(@Root() { exemptionId }: SecurityServiceContract, @Ctx() context: GraphContext) {
    return exemptionId === null ? null : rowById(HiringExemption)(context).load(exemptionId);
  }

  @FieldResolver(() => HiringOverrun, {
    nullable: true,
    description:
      'Finding of rule R12 on a day: hired longer than the limit, without an exemption; null: none.',
  })
  async overrun(
    @Root() contract: SecurityServiceContract,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<HiringOverrun | null> {
    const organization = await rowById(OrganizationReference)(context).load(contract.organizationId);
    if (!organization) return null;
    const limits = await readLimits(context);
    const hiring = { ...contract, ownership: organization.ownership, exempt: contract.exemptionId !== null };
    const found = findOverrun(hiring, limits, asOf ?? today());
    return found && { since: found.overrunSince, limit: found.limit };
  }
}

@Resolver(() => Organization)
export class OrganizationServiceContractsResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => [SecurityServiceContract], {
    nullable: true,
    description:
      'Its contracts with security service companies, latest first; for itself and the officers of its area.',
  })
  async serviceContracts(
    @Root() { id }: Organization,
    @Ctx() context: GraphContext,
  ): Promise<SecurityServiceContract[]> {
    await assertOrganizationWithinReach(context, id);
    return (await contractsOf(context).load(id)) ?? [];
  }
}
