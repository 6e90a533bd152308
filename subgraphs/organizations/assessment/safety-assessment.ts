import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Organization } from '../organization/organization.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { ResidentialArea } from '../residential-area/residential-area.js';
import { AuthorityLevel } from '../standard/recognition-authority.js';
import { SafetyStandard, SafetySubject } from '../standard/safety-standard.js';

export const SafetyState = graphEnum(
  'SafetyState',
  'Where the yearly assessment of a subject stands (domain 5.1).',
  {
    REGISTERED: 'Registered to strive for the standard.',
    SELF_ASSESSED: 'Every criterion has the subject’s own outcome.',
    SUBMITTED: 'Sent to the standing body of the commune’s steering committee.',
    UNDER_VERIFICATION: 'Being verified by the police.',
    RETURNED: 'Sent back for correction.',
    VERIFIED: 'Verified; every criterion has an outcome of the police.',
    COUNCIL_REVIEWED: 'Reviewed by the steering committee or council.',
    RECOGNISED: 'Recognised by the chair of the competent People’s Committee.',
    NOT_RECOGNISED: 'Not recognised.',
    PUBLISHED: 'The decision is published.',
    REVOKED: 'The recognition was revoked; it stays in history.',
    WITHDRAWN: 'Taken back before it was verified.',
  },
);
export type SafetyState = keyof typeof SafetyState;

const Schema = defineEntity({
  name: 'SafetyAssessment',
  schema: 'organizations',
  tableName: 'safety_assessment',
  properties: {
    id: p.uuid().primary(),
    standardId: p.manyToOne(SafetyStandard).mapToPk().joinColumn('standard_id').index(),
    subject: p.enum(valuesOf(SafetySubject)),
    organizationId: p
      .manyToOne(Organization)
      .mapToPk()
      .joinColumn('organization_id')
      .index()
      .strictNullable(),
    unitId: p.manyToOne(AdministrativeUnit).mapToPk().joinColumn('unit_id').index().strictNullable(),
    residentialAreaId: p
      .manyToOne(ResidentialArea)
      .mapToPk()
      .joinColumn('residential_area_id')
      .index()
      .strictNullable(),
    year: p.integer(),
    managedBy: p.enum(valuesOf(AuthorityLevel)),
    state: p.enum(valuesOf(SafetyState)),
    stateSince: p.date(),
    headcount: p.integer().strictNullable(),
    informedCount: p.integer().strictNullable(),
    councilMembers: p.integer().strictNullable(),
    councilAgreed: p.integer().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'The assessment of one subject for one year by the safety standard (clause 2c, R1). For the subject itself and the officers of its area.',
})
export class SafetyAssessment extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => SafetySubject, { description: 'What sort of subject is assessed.' })
  declare subject: SafetySubject;

  @Field(() => Int, { description: 'Calendar year it is about.' })
  declare year: number;

  @Field(() => AuthorityLevel, { description: 'Level that manages the subject; decides who recognises it.' })
  declare managedBy: AuthorityLevel;

  @Field(() => SafetyState, { description: 'Where it stands.' })
  declare state: SafetyState;

  @Field(() => LocalDate, { description: 'Day it came into this state.' })
  declare stateSince: string;

  @Field(() => Int, {
    nullable: true,
    description: 'People who work or learn there, as self-assessed; null: not yet.',
  })
  declare headcount: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of these, people informed of rules and criteria (clause 3a, R6); null: not yet.',
  })
  declare informedCount: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Members of the council that reviewed it; null: not yet.',
  })
  declare councilMembers: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, members in favour; null: not yet.' })
  declare councilAgreed: number | null;

  @Field(() => Int, { description: 'Grows with every step; give it back when taking the next one.' })
  declare version: number;
}
Schema.setClass(SafetyAssessment);
