import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EmulationCluster } from './emulation-cluster.js';

const Schema = defineEntity({
  name: 'ClusterMember',
  schema: 'emulation',
  tableName: 'cluster_member',
  properties: {
    id: p.uuid().primary(),
    clusterId: p.manyToOne(EmulationCluster).mapToPk().joinColumn('cluster_id').index(),
    organizationId: p.uuid(),
    fromYear: p.integer(),
    toYear: p.integer().strictNullable(),
  },
});

@ObjectType({ description: 'An organisation of a cluster, for a span of years; one cluster in a year.' })
export class ClusterMember extends Schema.class {
  @Field(() => ID, { description: 'Id of this entry.' })
  declare id: string;

  @Field(() => Int, { description: 'First calendar year.' })
  declare fromYear: number;

  @Field(() => Int, { nullable: true, description: 'Last calendar year; null: still in it.' })
  declare toYear: number | null;
}
Schema.setClass(ClusterMember);
