import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
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
    id: p.uuid().primary(),
    taskId: p.manyToOne(DirectiveTask).mapToPk().joinColumn('task_id').index(),
    event: p.enum(valuesOf(DirectiveTaskEvent)).strictNullable(),
    state: p.enum(valuesOf(DirectiveTaskState)),
    takenOn: p.date(),
    dueOn: p.date(),
    role: p.text(),
    /** Opaque subject of the token: for the audit only, never in the graph. */
    actor: p.text().strictNullable(),
    document: p.text().strictNullable(),
    comment: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'One step a task took, kept for good.' })
export class DirectiveTaskStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => DirectiveTaskEvent, { nullable: true, description: 'What was done; null: it was assigned.' })
  declare event: DirectiveTaskEvent | null;

  @Field(() => DirectiveTaskState, { description: 'The state it led to.' })
  declare state: DirectiveTaskState;

  @Field(() => LocalDate, { description: 'Day it was done, in Viet Nam.' })
  declare takenOn: string;

  @Field(() => LocalDate, { description: 'Day the task was due after this step.' })
  declare dueOn: string;

  @Field(() => String, { description: 'Role of who did it, e.g. PROVINCE_OFFICER.' })
  declare role: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Number of the document that decided it; null: it needs none, or the directive itself has none yet.',
  })
  declare document: string | null;

  @Field(() => String, { nullable: true, description: 'Remark, e.g. why it was returned; names no person.' })
  declare comment: string | null;
}
Schema.setClass(DirectiveTaskStep);
