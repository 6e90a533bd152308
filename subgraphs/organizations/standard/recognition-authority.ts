import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { SafetySubject } from './safety-standard.js';

export const AuthorityLevel = graphEnum('AuthorityLevel', 'Level of a People’s Committee.', {
  COMMUNE: 'Commune.',
  DISTRICT: 'District; abolished on 2025-07-01.',
  PROVINCE: 'Province.',
});
export type AuthorityLevel = keyof typeof AuthorityLevel;

const Schema = defineEntity({
  name: 'RecognitionAuthority',
  schema: 'organizations',
  tableName: 'recognition_authority',
  properties: {
    id: p.uuid().primary(),
    subject: p.enum(valuesOf(SafetySubject)),
    managedBy: p.enum(valuesOf(AuthorityLevel)),
    level: p.enum(valuesOf(AuthorityLevel)),
    validFrom: p.date().strictNullable(),
    validTo: p.date().strictNullable(),
    certainty: p.text(),
  },
});

@ObjectType({ description: 'Whose chair recognises which subject, in which span of days (domain 2.1).' })
export class RecognitionAuthority extends Schema.class {
  @Field(() => SafetySubject, { description: 'The subject.' })
  declare subject: SafetySubject;

  @Field(() => AuthorityLevel, { description: 'Level that manages the subject.' })
  declare managedBy: AuthorityLevel;

  @Field(() => AuthorityLevel, { description: 'Level whose chair decides.' })
  declare level: AuthorityLevel;

  @Field(() => LocalDate, { nullable: true, description: 'First day; null: before the records begin.' })
  declare validFrom: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day without it; null: still in force.' })
  declare validTo: string | null;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(RecognitionAuthority);
