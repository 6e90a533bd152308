import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { TASK } from './directive-task-life.view.js';
import { RemindInput } from './directive-task.inputs.js';
import { requireRemindable } from './directive-task.rules.js';
import { ASSIGNERS } from './directive-task.states.js';
import { DirectiveTask } from './directive-task.js';
import { Reminder } from './reminder.js';

function toDocument({ channel, document }: RemindInput): string | null {
  if (document != null) return requireDocumentNumber(document, 'input.document');
  if (channel === 'OFFICIAL_LETTER')
    refuseInput('input.document', 'an OFFICIAL_LETTER is named by its number');
  return null;
}

@Resolver(() => Reminder)
export class ReminderResolver {
  @Access(...ASSIGNERS)
  @Mutation(() => Reminder, {
    description: 'Reminds a body in reach of a task it has not reported done (clause 6b).',
  })
  remindOfTask(
    @Arg('input', () => RemindInput, { description: 'The reminder.' }) input: RemindInput,
    @Ctx() context: GraphContext,
  ): Promise<Reminder> {
    const id = requireId(input.taskId, 'input.taskId');
    const remindedOn = requirePastDay(input.remindedOn ?? today(), today(), 'input.remindedOn');
    const document = toDocument(input);
    return context.write(async (em) => {
      const task = await em.findOne(DirectiveTask, { id });
      if (!task) throw new Refusal('NOT_FOUND', `No task has the id ${id}.`, { path: 'input.taskId' });
      assertWithinReach(context.viewer, await TASK.scopeOf(em, task));
      requireRemindable(task.state);
      if (remindedOn < task.assignedOn)
        refuseInput(
          'input.remindedOn',
          `is ${remindedOn}, before the task was assigned on ${task.assignedOn}`,
        );
      return em.create(Reminder, { id: newId(), taskId: id, remindedOn, channel: input.channel, document });
    });
  }
}
