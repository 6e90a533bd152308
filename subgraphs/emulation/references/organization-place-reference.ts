import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'OrganizationPlaceReference',
  schema: 'emulation',
  tableName: 'organization_place_reference',
  properties: {
    organizationId: p.uuid().primary(),
    validFrom: p.date().primary(),
    validTo: p.date().strictNullable(),
    /** The unit of this span and, after it, every unit above it. */
    areaIds: p.array().columnType('uuid[]'),
  },
});

/** Where an organisation was, for a span of days, as the change feed told; not in the graph. */
export class OrganizationPlaceReference extends Schema.class {}
Schema.setClass(OrganizationPlaceReference);
