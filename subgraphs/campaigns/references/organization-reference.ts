import { defineEntity, p } from '@mikro-orm/postgresql';
import { valuesOf } from '../../kit/enums.js';
import { OrganizationKind } from './organization.js';

const Schema = defineEntity({
  name: 'OrganizationReference',
  schema: 'campaigns',
  tableName: 'organization_reference',
  properties: {
    /** The organisation's id in the graph. */
    id: p.uuid().primary(),
    /** Null only between the migration that added it and the feed being read again from its beginning. */
    kind: p.enum(valuesOf(OrganizationKind)).strictNullable(),
    /** What a school teaches, e.g. UPPER_SECONDARY; null: no school, or the feed does not tell it yet. */
    educationLevel: p.text().strictNullable(),
    establishedOn: p.date().strictNullable(),
    closedOn: p.date().strictNullable(),
    reachIds: p.array().columnType('uuid[]'),
  },
});

/** What the change feed of organizations told about an organisation; not in the graph. */
export class OrganizationReference extends Schema.class {}
Schema.setClass(OrganizationReference);
