import { Field, ID, InputType, Int } from 'type-graphql';
import {
  BooleanFilter,
  enumFilterOf,
  IdFilter,
  IntFilter,
  TextFilter,
  type ValueFilter,
} from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { StepInput } from '../../kit/step.js';
import { DirectiveTaskState } from './directive-task.js';
import { ReminderChannel } from './reminder.js';

const StateFilter = enumFilterOf(DirectiveTaskState, 'DirectiveTaskState');

@InputType({ description: 'Which tasks to list; conditions are joined by “and”.' })
export class DirectiveTaskWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By the document whose clause it is of.' })
  document?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the code of its clause, e.g. 2e.' })
  clause?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the body that has it.' })
  body?: IdFilter | null;

  @Field(() => IntFilter, {
    nullable: true,
    description: 'By year; a duty for once counts for the year it was assigned in.',
  })
  year?: IntFilter | null;

  @Field(() => StateFilter, { nullable: true, description: 'By state.' })
  state?: ValueFilter<DirectiveTaskState> | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it is overdue today.' })
  overdue?: BooleanFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it came from an abolished body.' })
  handedOver?: BooleanFilter | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Reminded at least so many times (clause 6b), 1 or more.',
  })
  remindersAtLeast?: number | null;
}

export const DirectiveTaskOrderBy = orderByOf('DirectiveTask', {
  DUE_ON: 'Day it is due.',
  ASSIGNED_ON: 'Day it was assigned.',
});

@InputType({ description: 'A task for one body, beside the generated ones.' })
export class AssignTaskInput {
  @Field(() => ID, { description: 'Clause that asks for it; no heading.' })
  clauseId!: string;

  @Field(() => ID, { description: 'Body that receives it; must exist today (R19).' })
  bodyId!: string;

  @Field(() => Int, { nullable: true, description: 'Year of the occurrence; absent: the clause asks once.' })
  year?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it is due; absent: the clause’s day.' })
  dueOn?: string | null;

  @Field(() => String, { description: 'Number of the document that assigns it, e.g. 45/KH-UBND.' })
  document!: string;
}

@InputType({ description: 'The tasks of a year.' })
export class GenerateTasksInput {
  @Field(() => ID, { description: 'Document whose clauses are assigned; in force.' })
  documentId!: string;

  @Field(() => Int, { description: 'This year or the next.' })
  year!: number;
}

@InputType({ description: 'A step in the life of a task.' })
export class TaskStepInput extends StepInput {}

@InputType({ description: 'A step that a document decides.' })
export class TaskDecisionInput extends TaskStepInput {
  @Field(() => String, { description: 'Number of the document that decides it, e.g. 45/QĐ-UBND.' })
  document!: string;
}

@InputType({ description: 'A later day for a task.' })
export class ExtendTaskInput extends TaskDecisionInput {
  @Field(() => LocalDate, { description: 'New day it is due, after the present one and not past.' })
  dueOn!: string;
}

@InputType({ description: 'All open tasks of an abolished body.' })
export class HandOverTasksInput {
  @Field(() => ID, { description: 'The abolished body.' })
  bodyId!: string;

  @Field(() => String, { description: 'Number of the document that decides it.' })
  document!: string;
}

@InputType({ description: 'A reminder of a task (đôn đốc).' })
export class RemindInput {
  @Field(() => ID, { description: 'Task that is not reported done.' })
  taskId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day; absent: today.' })
  remindedOn?: string | null;

  @Field(() => ReminderChannel, { description: 'How.' })
  channel!: ReminderChannel;

  @Field(() => String, { nullable: true, description: 'Number of the letter; needed with OFFICIAL_LETTER.' })
  document?: string | null;
}
