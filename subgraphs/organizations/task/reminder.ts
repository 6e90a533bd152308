import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { DirectiveTask } from './directive-task.js';

export const ReminderChannel = graphEnum('ReminderChannel', 'How a body was reminded.', {
  OFFICIAL_LETTER: 'Công văn đôn đốc, with its number.',
  EMAIL: 'Official e-mail.',
  PHONE: 'Call to the office.',
  MEETING: 'In a meeting.',
});
export type ReminderChannel = keyof typeof ReminderChannel;

const Schema = defineEntity({
  name: 'Reminder',
  schema: 'organizations',
  tableName: 'reminder',
  properties: {
    id: p.uuid().primary(),
    taskId: p.manyToOne(DirectiveTask).mapToPk().joinColumn('task_id').index(),
    remindedOn: p.date(),
    channel: p.enum(valuesOf(ReminderChannel)),
    document: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'A body was urged to get on with a task (đôn đốc, clause 6b).' })
export class Reminder extends Schema.class {
  @Field(() => ID, { description: 'Id of this reminder.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day.' })
  declare remindedOn: string;

  @Field(() => ReminderChannel, { description: 'How.' })
  declare channel: ReminderChannel;

  @Field(() => String, { nullable: true, description: 'Number of the letter; null: reminded without one.' })
  declare document: string | null;
}
Schema.setClass(Reminder);
