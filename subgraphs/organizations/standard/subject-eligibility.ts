import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { EducationLevel, SizeClass } from '../organization/organization.js';
import { SafetyStandard, SafetySubject } from './safety-standard.js';

const Schema = defineEntity({
  name: 'SubjectEligibility',
  schema: 'organizations',
  tableName: 'subject_eligibility',
  properties: {
    id: p.uuid().primary(),
    standardId: p.manyToOne(SafetyStandard).mapToPk().joinColumn('standard_id').index(),
    subject: p.enum(valuesOf(SafetySubject)),
    excludedSizeClasses: p.array().$type<SizeClass[]>(),
    excludedEducationLevels: p.array().$type<EducationLevel[]>(),
    excludesArmedForces: p.boolean(),
    article: p.text(),
    certainty: p.text(),
  },
});

@ObjectType({
  description: 'Who may be recognised under a standard, and who is left out (R3). No row: not a subject.',
})
export class SubjectEligibility extends Schema.class {
  @Field(() => SafetySubject, { description: 'The subject.' })
  declare subject: SafetySubject;

  @Field(() => [SizeClass], { description: 'Sizes of enterprises left out.' })
  declare excludedSizeClasses: SizeClass[];

  @Field(() => [EducationLevel], { description: 'Levels of schools left out.' })
  declare excludedEducationLevels: EducationLevel[];

  @Field(() => Boolean, { description: 'Whether units of the armed forces are left out.' })
  declare excludesArmedForces: boolean;

  @Field(() => String, { description: 'Article of the instrument with the criteria of this subject.' })
  declare article: string;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(SubjectEligibility);
