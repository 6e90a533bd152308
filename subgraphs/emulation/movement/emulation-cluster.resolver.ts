import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { columnsOf, tableOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderKey, readPage, readPagePerParent } from '../../kit/page.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { toUnitSets } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { ClusterMember } from './cluster-member.js';
import { EmulationCluster } from './emulation-cluster.js';
import { EmulationClusterWhere } from './movement.inputs.js';

const EmulationClusterConnection = connectionOf(EmulationCluster);
const ClusterMemberConnection = connectionOf(ClusterMember);
const BY_NAME: readonly OrderKey[] = [
  { expression: sql`c.name_vi collate public.vietnamese`, direction: 'ASC', type: 'text' },
  { expression: sql`c.id`, direction: 'ASC', type: 'uuid' },
];
const EARLIEST_FIRST: readonly OrderKey[] = [
  { expression: sql`m.from_year`, direction: 'ASC', type: 'int' },
  { expression: sql`m.id`, direction: 'ASC', type: 'uuid' },
];

const membersOfCluster = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const from = sql`${tableOf(ClusterMember)} m`;
  const list = {
    list: 'cluster-members',
    columns: columnsOf(ClusterMember, 'm'),
    from,
    orderBy: EARLIEST_FIRST,
  };
  return readPagePerParent<ClusterMember>(
    db,
    { ...list, where: [], parent: sql`m.cluster_id`, parents },
    page,
  );
});

const clusterOfYear = createLoader(async ({ db }: GraphContext, ids, { year }: { year: number }) => {
  const { rows } = await sql<EmulationCluster & { organizationId: string }>`
    select m.organization_id as "organizationId", ${columnsOf(EmulationCluster, 'c')}
    from ${tableOf(ClusterMember)} m join ${tableOf(EmulationCluster)} c on c.id = m.cluster_id
    where m.organization_id = any(cast(${[...ids]} as uuid[])) and m.from_year <= ${year}
      and coalesce(m.to_year >= ${year}, true)`.execute(db);
  return new Map(rows.map(({ organizationId, ...cluster }) => [organizationId, cluster]));
});

@Resolver(() => EmulationCluster)
export class EmulationClusterResolver {
  @Query(() => EmulationClusterConnection, { description: 'Clusters and blocks, by name (clause 5b).' })
  emulationClusters(
    @Arg('where', () => EmulationClusterWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: EmulationClusterWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<EmulationCluster>> {
    const conditions = [
      ...matches(sql`c.kind`, where?.kind),
      ...toUnitSets(where?.unit, 'where.unit').map((units) => sql`c.area_ids && cast(${units} as uuid[])`),
    ];
    const from = sql`${tableOf(EmulationCluster)} c`;
    const list = {
      list: 'emulation-clusters',
      columns: columnsOf(EmulationCluster, 'c'),
      from,
      orderBy: BY_NAME,
    };
    return readPage(db, { ...list, where: conditions }, page);
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'Unit it belongs to.' })
  unit(@Root() { unitId }: EmulationCluster): AdministrativeUnit {
    return { id: unitId };
  }

  @FieldResolver(() => ClusterMemberConnection, {
    description: 'Its organisations, earliest first; those that left included.',
  })
  members(
    @Root() { id }: EmulationCluster,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return membersOfCluster(context, { first, after: after ?? null }).load(id);
  }
}

@Resolver(() => ClusterMember)
export class ClusterMemberResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation.' })
  organization(@Root() { organizationId }: ClusterMember): Organization {
    return { id: organizationId };
  }
}

@Resolver(() => Organization)
export class OrganizationClusterResolver {
  @FieldResolver(() => EmulationCluster, {
    nullable: true,
    description: 'Cluster in which it competed in a year; null: in none.',
  })
  emulationCluster(
    @Root() { id }: Organization,
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2026.' }) year: number,
    @Ctx() context: GraphContext,
  ) {
    return clusterOfYear(context, { year }).load(id);
  }
}
