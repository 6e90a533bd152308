import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'UnitSuccessionReference',
  schema: 'campaigns',
  tableName: 'unit_succession_reference',
  properties: {
    fromId: p.uuid().primary(),
    toId: p.uuid().primary().index(),
    effectiveOn: p.date().primary(),
    /** UNKNOWN is treated like PART: the source may have left successors out. */
    extent: p.enum(['WHOLE', 'PART', 'UNKNOWN']),
  },
});

/** Which unit followed which, as the change feed of organizations told; not in the graph. */
export class UnitSuccessionReference extends Schema.class {}
Schema.setClass(UnitSuccessionReference);
