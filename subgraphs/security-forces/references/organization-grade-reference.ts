import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'OrganizationGradeReference',
  schema: 'security_forces',
  tableName: 'organization_grade_reference',
  properties: {
    organizationId: p.uuid().primary(),
    year: p.integer().primary(),
    grade: p.enum(['EXCELLENT', 'GOOD', 'AVERAGE', 'WEAK']),
  },
});

/** The decided grade of an organisation in a year, as the change feed told; not in the graph. */
export class OrganizationGradeReference extends Schema.class {}
Schema.setClass(OrganizationGradeReference);
