import { defineEntity } from '@mikro-orm/postgresql';
import { unitProperties } from '../../kit/unit.js';

const Schema = defineEntity({
  name: 'UnitReference',
  schema: 'security_forces',
  tableName: 'unit_reference',
  properties: unitProperties(),
});

/** What the change feed of organizations told about a unit of the province, in one version; not in the graph. */
export class UnitReference extends Schema.class {}
Schema.setClass(UnitReference);
