import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';

export const EmulationClusterKind = graphEnum(
  'EmulationClusterKind',
  'How the organisations of a cluster belong together.',
  {
    CLUSTER: 'Cụm thi đua: of one area.',
    BLOCK: 'Khối thi đua: of one kind, e.g. schools.',
  },
);
export type EmulationClusterKind = keyof typeof EmulationClusterKind;

const Schema = defineEntity({
  name: 'EmulationCluster',
  schema: 'emulation',
  tableName: 'emulation_cluster',
  properties: {
    id: p.uuid().primary(),
    nameVi: p.text(),
    kind: p.enum(valuesOf(EmulationClusterKind)),
    documentNumber: p.text(),
    unitId: p.uuid(),
    /** The unit and everything above it. */
    areaIds: p.array().columnType('uuid[]'),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description: 'Organisations that compete with each other for titles (cụm, khối thi đua, clause 5b).',
})
export class EmulationCluster extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Name in Vietnamese, up to 200 characters; unique in its unit.' })
  declare nameVi: string;

  @Field(() => EmulationClusterKind, { description: 'By area or by kind.' })
  declare kind: EmulationClusterKind;

  @Field(() => String, { description: 'Number of the document that formed it (Decree 30/2020).' })
  declare documentNumber: string;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(EmulationCluster);
