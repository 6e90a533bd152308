import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'OrganizationYearReference',
  schema: 'emulation',
  tableName: 'organization_year_reference',
  properties: {
    organizationId: p.uuid().primary(),
    year: p.integer().primary(),
    isRegistered: p.boolean(),
    isRecognised: p.boolean(),
    grade: p.text().strictNullable(),
  },
});

/** What the change feed told of an organisation's year: registered, recognised as safe, graded; not in the graph. */
export class OrganizationYearReference extends Schema.class {}
Schema.setClass(OrganizationYearReference);
