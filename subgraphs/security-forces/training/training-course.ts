import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const TrainingAudience = graphEnum('TrainingAudience', 'Whom a course is for.', {
  GUARD: 'Guards: professional skill and law (duty 4b).',
  MANAGER: 'Heads and managers of organisations (duty 4c).',
  MASS_ORG_OFFICER: 'Officers of mass organisations (duty 4c).',
});
export type TrainingAudience = keyof typeof TrainingAudience;

export const TrainingState = graphEnum('TrainingState', 'Where a course is in its life (domain 5.3).', {
  PLANNED: 'Announced.',
  ENROLLING: 'Organisations nominate whom they send; the training body accepts or rejects.',
  CONFIRMED: 'Takes place: at least its minimum is accepted.',
  IN_PROGRESS: 'Being held; attendance is recorded.',
  COMPLETED: 'Held; it counts as training from here on.',
  CERTIFIED: 'Held, and those who passed have their certificates; its counts are frozen.',
  CANCELLED: 'Called off.',
});
export type TrainingState = keyof typeof TrainingState;

export const TrainingEvent = graphEnum('TrainingEvent', 'A step of a course’s life (domain 5.3).', {
  ENROL: 'PLANNED → ENROLLING: enrolment opens.',
  CONFIRM: 'ENROLLING → CONFIRMED, with at least the minimum accepted.',
  START: 'CONFIRMED → IN_PROGRESS, from its first day on.',
  COMPLETE: 'IN_PROGRESS → COMPLETED, from its last day on, with its attendance recorded.',
  CERTIFY: 'COMPLETED → CERTIFIED, when anyone passed; names the decision.',
  CANCEL: 'PLANNED, ENROLLING or CONFIRMED → CANCELLED.',
});
export type TrainingEvent = keyof typeof TrainingEvent;

const Schema = defineEntity({
  name: 'TrainingCourse',
  schema: 'security_forces',
  tableName: 'training_course',
  properties: {
    id: p.uuid().primary(),
    title: p.text(),
    audience: p.enum(valuesOf(TrainingAudience)),
    startsOn: p.date().index(),
    endsOn: p.date(),
    heldBy: p.text(),
    planNumber: p.text(),
    capacity: p.integer().default(100),
    minimum: p.integer().default(1),
    state: p.enum(valuesOf(TrainingState)).default('PLANNED'),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'A course for guards, managers or officers of mass organisations (tập huấn, duties 4b and 4c).',
})
export class TrainingCourse extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Title in Vietnamese.' })
  declare title: string;

  @Field(() => TrainingAudience, { description: 'Whom it is for.' })
  declare audience: TrainingAudience;

  @Field(() => LocalDate, { description: 'First day.' })
  declare startsOn: string;

  @Field(() => LocalDate, { description: 'Last day.' })
  declare endsOn: string;

  @Field(() => String, { description: 'Body that holds it, e.g. Công an tỉnh (Circular 46/2014).' })
  declare heldBy: string;

  @Field(() => String, { description: 'Number of the plan or decision it is held under.' })
  declare planNumber: string;

  @Field(() => Int, { description: 'Most people it takes, 1 to 10,000.' })
  declare capacity: number;

  @Field(() => Int, { description: 'Fewest accepted people it takes place with, 1 to `capacity`.' })
  declare minimum: number;

  @Field(() => TrainingState, { description: 'From planned to certified, or cancelled.' })
  declare state: TrainingState;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(TrainingCourse);
