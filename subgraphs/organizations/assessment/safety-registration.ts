import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { EducationLevel, SizeClass } from '../organization/organization.js';
import { SafetyAssessment } from './safety-assessment.js';

const Schema = defineEntity({
  name: 'SafetyRegistration',
  schema: 'organizations',
  tableName: 'safety_registration',
  properties: {
    id: p.uuid().primary(),
    assessmentId: p
      .manyToOne(SafetyAssessment)
      .mapToPk()
      .joinColumn('assessment_id')
      .unique('safety_registration_once'),
    registeredOn: p.date(),
    late: p.boolean(),
    document: p.text().strictNullable(),
    sizeClass: p.enum(valuesOf(SizeClass)).strictNullable(),
    educationLevel: p.enum(valuesOf(EducationLevel)).strictNullable(),
    armedForces: p.boolean(),
  },
});

@ObjectType({
  description:
    'A subject’s registration to strive for the standard, with the facts its eligibility was decided on (R3).',
})
export class SafetyRegistration extends Schema.class {
  @Field(() => LocalDate, { description: 'Day of registration.' })
  declare registeredOn: string;

  @Field(() => Boolean, { description: 'After the last day of the standard, 31 March (R5).' })
  declare late: boolean;

  @Field(() => String, { nullable: true, description: 'Number of the registration paper, if it has one.' })
  declare document: string | null;

  @Field(() => SizeClass, { nullable: true, description: 'Declared size that day; enterprises only.' })
  declare sizeClass: SizeClass | null;

  @Field(() => EducationLevel, { nullable: true, description: 'Level taught that day; schools only.' })
  declare educationLevel: EducationLevel | null;

  @Field(() => Boolean, { description: 'Whether it declared itself a unit of the armed forces.' })
  declare armedForces: boolean;
}
Schema.setClass(SafetyRegistration);
