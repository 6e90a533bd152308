import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'UnitReference',
  schema: 'emulation',
  tableName: 'unit_reference',
  properties: {
    /** The unit's id in the graph. */
    id: p.uuid().primary(),
    level: p.enum(['PROVINCE', 'DISTRICT', 'COMMUNE']),
    nameVi: p.text(),
    /** The unit and every unit above it, smallest first. */
    areaIds: p.array().columnType('uuid[]'),
    validFrom: p.date().strictNullable(),
    validTo: p.date().strictNullable(),
  },
});

/** What the change feed of organizations told about a unit of the province, in one version; not in the graph. */
export class UnitReference extends Schema.class {}
Schema.setClass(UnitReference);
