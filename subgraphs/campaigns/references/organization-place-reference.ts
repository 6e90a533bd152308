import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'OrganizationPlaceReference',
  schema: 'campaigns',
  tableName: 'organization_place_reference',
  properties: {
    organizationId: p.uuid().primary(),
    validFrom: p.date().primary(),
    validTo: p.date().strictNullable(),
    /** The unit of this span and every unit above it. */
    areaIds: p.array().columnType('uuid[]'),
    zoneId: p.uuid().strictNullable().index(),
  },
});

/** Where an organisation was, for a span of days, as the change feed told; not in the graph. */
export class OrganizationPlaceReference extends Schema.class {}
Schema.setClass(OrganizationPlaceReference);
