import { defineEntity, p } from '@mikro-orm/postgresql';
import { valuesOf } from '../../kit/enums.js';
import { OrganizationKind, Ownership } from './organization.js';

const Schema = defineEntity({
  name: 'OrganizationReference',
  schema: 'security_forces',
  tableName: 'organization_reference',
  properties: {
    /** The organisation's id in the graph. */
    id: p.uuid().primary(),
    kind: p.enum(valuesOf(OrganizationKind)).index(),
    ownership: p.enum(valuesOf(Ownership)),
    foreignInvested: p.boolean(),
    establishedOn: p.date().strictNullable(),
    closedOn: p.date().strictNullable(),
    /** KEY, STANDARD or null, in force: for the order of work alone, never in an answer (clause 4h). */
    priority: p.text().strictNullable(),
    reachIds: p.array().columnType('uuid[]'),
  },
});

/** What the change feed of organizations told about an organisation; not in the graph. */
export class OrganizationReference extends Schema.class {}
Schema.setClass(OrganizationReference);
