import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const GuidanceSubject = graphEnum(
  'GuidanceSubject',
  'What police guided or inspected at an organisation (duty 1c, Decree 06/2013).',
  {
    GUARD_FORCE: 'Set-up and work of the guard force.',
    PROTECTION_PLAN: 'Protection plan and drills.',
    HIRED_SERVICE: 'Hiring of a security service.',
    MOVEMENT: 'Building the movement.',
  },
);
export type GuidanceSubject = keyof typeof GuidanceSubject;

const Schema = defineEntity({
  name: 'GuidanceVisit',
  schema: 'security_forces',
  tableName: 'guidance_visit',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    subject: p.enum(valuesOf(GuidanceSubject)),
    visitedOn: p.date(),
    visitedBy: p.text(),
    minutesNumber: p.text(),
    recommendations: p.integer(),
    followUpBy: p.date().strictNullable(),
    followedUpOn: p.date().strictNullable(),
    followUpDocument: p.text().strictNullable(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'guidance_visit_once', properties: ['organizationId', 'visitedOn', 'subject'] }],
});

@ObjectType({
  description:
    'Visit by which police guided or inspected the protection of an organisation (duty 1c). How many recommendations were made, never what they say (domain 8.3).',
})
export class GuidanceVisit extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => GuidanceSubject, { description: 'What was guided or inspected.' })
  declare subject: GuidanceSubject;

  @Field(() => LocalDate, { description: 'Day of the visit.' })
  declare visitedOn: string;

  @Field(() => String, { description: 'Body that visited, e.g. PV05; names no person.' })
  declare visitedBy: string;

  @Field(() => String, { description: 'Number of the minutes.' })
  declare minutesNumber: string;

  @Field(() => Int, { description: 'Recommendations made, 0 to 100.' })
  declare recommendations: number;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day by which the organisation follows them; null: there are none to follow.',
  })
  declare followUpBy: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it had followed all of them; null: not yet.' })
  declare followedUpOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that reports it; null: not yet.',
  })
  declare followUpDocument: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(GuidanceVisit);
