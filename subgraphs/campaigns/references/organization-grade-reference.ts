import { defineEntity, p } from '@mikro-orm/postgresql';
import { valuesOf } from '../../kit/enums.js';
import { MovementGrade } from './movement-grade.js';

const Schema = defineEntity({
  name: 'OrganizationGradeReference',
  schema: 'campaigns',
  tableName: 'organization_grade_reference',
  properties: {
    organizationId: p.uuid().primary(),
    year: p.integer().primary(),
    grade: p.enum(valuesOf(MovementGrade)),
  },
});

/** The decided grade of an organisation in a year, as the change feed told; not in the graph. */
export class OrganizationGradeReference extends Schema.class {}
Schema.setClass(OrganizationGradeReference);
