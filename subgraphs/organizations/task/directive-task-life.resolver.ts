import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { takeStep } from './directive-task-life.view.js';
import { ExtendTaskInput, TaskDecisionInput, TaskStepInput } from './directive-task.inputs.js';
import { requireLaterDue } from './directive-task.rules.js';
import { TASK_CYCLE } from './directive-task.states.js';
import { DirectiveTask } from './directive-task.js';

const StepArg = () => Arg('input', () => TaskStepInput, { description: 'The step.' });
const DecisionArg = () =>
  Arg('input', () => TaskDecisionInput, { description: 'The step and the document that decides it.' });

/** The named steps of a task’s life (domain 5.6); who may take one is said in the table of states. */
@Resolver(() => DirectiveTask)
export class DirectiveTaskLifeResolver {
  @Access(...TASK_CYCLE.ACKNOWLEDGE.who)
  @Mutation(() => DirectiveTask, { description: 'The body takes note: ASSIGNED → ACKNOWLEDGED.' })
  acknowledgeTask(@StepArg() input: TaskStepInput, @Ctx() context: GraphContext): Promise<DirectiveTask> {
    return takeStep(context, 'ACKNOWLEDGE', { input });
  }

  @Access(...TASK_CYCLE.START.who)
  @Mutation(() => DirectiveTask, { description: 'The body begins: ACKNOWLEDGED or EXTENDED → IN_PROGRESS.' })
  startTask(@StepArg() input: TaskStepInput, @Ctx() context: GraphContext): Promise<DirectiveTask> {
    return takeStep(context, 'START', { input });
  }

  @Access(...TASK_CYCLE.REPORT_DONE.who)
  @Mutation(() => DirectiveTask, {
    description: 'The body says it is done: IN_PROGRESS, EXTENDED or RETURNED → REPORTED_DONE.',
  })
  reportTaskDone(@StepArg() input: TaskStepInput, @Ctx() context: GraphContext): Promise<DirectiveTask> {
    return takeStep(context, 'REPORT_DONE', { input });
  }

  @Access(...TASK_CYCLE.CONFIRM.who)
  @Mutation(() => DirectiveTask, { description: 'The assigner confirms: REPORTED_DONE → DONE.' })
  confirmTask(@StepArg() input: TaskStepInput, @Ctx() context: GraphContext): Promise<DirectiveTask> {
    return takeStep(context, 'CONFIRM', { input });
  }

  @Access(...TASK_CYCLE.RETURN.who)
  @Mutation(() => DirectiveTask, { description: 'The assigner sends it back: REPORTED_DONE → RETURNED.' })
  returnTask(@StepArg() input: TaskStepInput, @Ctx() context: GraphContext): Promise<DirectiveTask> {
    return takeStep(context, 'RETURN', { input });
  }

  @Access(...TASK_CYCLE.EXTEND.who)
  @Mutation(() => DirectiveTask, {
    description:
      'Gives it a later day, by a document; the first day is kept: any state before REPORTED_DONE → EXTENDED.',
  })
  extendTask(
    @Arg('input', () => ExtendTaskInput, { description: 'The new day and the document that decides it.' })
    input: ExtendTaskInput,
    @Ctx() context: GraphContext,
  ): Promise<DirectiveTask> {
    return takeStep(context, 'EXTEND', {
      input,
      check: (task) => requireLaterDue(input.dueOn, task, today()),
    });
  }

  @Access(...TASK_CYCLE.HAND_OVER.who)
  @Mutation(() => DirectiveTask, {
    description:
      'Gives a task of an abolished body to whoever holds its duties: any open state → HANDED_OVER.',
  })
  handOverTask(
    @DecisionArg() input: TaskDecisionInput,
    @Ctx() context: GraphContext,
  ): Promise<DirectiveTask> {
    return takeStep(context, 'HAND_OVER', { input });
  }

  @Access(...TASK_CYCLE.CANCEL.who)
  @Mutation(() => DirectiveTask, { description: 'Calls it off, by a document: any open state → CANCELLED.' })
  cancelTask(@DecisionArg() input: TaskDecisionInput, @Ctx() context: GraphContext): Promise<DirectiveTask> {
    return takeStep(context, 'CANCEL', { input });
  }
}
