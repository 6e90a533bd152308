import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'UnitSuccessionReference',
  schema: 'emulation',
  tableName: 'unit_succession_reference',
  properties: {
    fromId: p.uuid().primary(),
    toId: p.uuid().primary(),
    effectiveOn: p.date().primary(),
  },
});

/** Which unit followed which, as the change feed of organizations told; not in the graph. */
export class UnitSuccessionReference extends Schema.class {}
Schema.setClass(UnitSuccessionReference);
