import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Step, stepColumns } from '../../kit/step.js';
import { DirectiveTask, DirectiveTaskState } from './directive-task.js';

export const DirectiveTaskEvent = graphEnum(
  'DirectiveTaskEvent',
  'A step in the life of a task (domain 5.6).',
  {
    ACKNOWLEDGE: 'The body takes note.',
    START: 'The body begins.',
    REPORT_DONE: 'The body says it is done.',
    CONFIRM: 'The assigner confirms that it is done.',
    RETURN: 'The assigner sends it back.',
    EXTEND: 'The assigner gives it a later day; names the document.',
    HAND_OVER: 'The assigner gives it to the successor of an abolished body; names the document.',
    CANCEL: 'The assigner calls it off; names the document.',
  },
);
export type DirectiveTaskEvent = keyof typeof DirectiveTaskEvent;

const Schema = defineEntity({
  name: 'DirectiveTaskStep',
  schema: 'organizations',
  tableName: 'directive_task_step',
  properties: {
    ...stepColumns(),
    taskId: p.manyToOne(DirectiveTask).mapToPk().joinColumn('task_id').index(),
    event: p.enum(valuesOf(DirectiveTaskEvent)).strictNullable(),
    state: p.enum(valuesOf(DirectiveTaskState)),
    dueOn: p.date(),
  },
});

@ObjectType({ implements: Step, description: 'One step a task took, kept for good.' })
export class DirectiveTaskStep extends Schema.class implements Step {
  @Field(() => DirectiveTaskEvent, { nullable: true, description: 'What was done; null: it was assigned.' })
  declare event: DirectiveTaskEvent | null;

  @Field(() => DirectiveTaskState, { description: 'The state it led to.' })
  declare state: DirectiveTaskState;

  @Field(() => LocalDate, { description: 'Day the task was due after this step.' })
  declare dueOn: string;
}
Schema.setClass(DirectiveTaskStep);
