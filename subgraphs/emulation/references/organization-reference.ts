import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'OrganizationReference',
  schema: 'emulation',
  tableName: 'organization_reference',
  properties: {
    /** The organisation's id in the graph. */
    id: p.uuid().primary(),
    establishedOn: p.date().strictNullable(),
    closedOn: p.date().strictNullable(),
    reachIds: p.array().columnType('uuid[]'),
  },
});

/** What the change feed told about an organisation; not in the graph. */
export class OrganizationReference extends Schema.class {}
Schema.setClass(OrganizationReference);
