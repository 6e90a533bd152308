import type { EntityManager } from '@mikro-orm/postgresql';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { type Day, today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import type { Viewer } from '../../kit/viewer.js';
import type { AuthorityBody } from '../authority/authority-body.js';
import { existsOn } from '../authority/authority-body.rules.js';
import { readChain, scopeOfBody } from '../authority/authority-reach.view.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { DirectiveTaskStep, type DirectiveTaskEvent } from './directive-task-step.js';
import type { TaskStepInput } from './directive-task.inputs.js';
import { TASK_CYCLE } from './directive-task.states.js';
import { DirectiveTask } from './directive-task.js';

/** How every mutation of this folder changes a task. */
export const TASK: Changeable<DirectiveTask> = {
  entity: DirectiveTask,
  scopeOf: (em, { bodyId }) => scopeOfBody(em, bodyId),
};

interface StepDetails {
  event: DirectiveTaskEvent | null;
  document: string | null;
  comment: string | null;
  viewer: Viewer;
}

const keepTaskStep = (em: EntityManager, { id, state, dueOn }: DirectiveTask, step: StepDetails): void =>
  keepStep(em, DirectiveTaskStep, { ...step, taskId: id, state, dueOn });

type NewTask = Pick<
  DirectiveTask,
  'clauseId' | 'bodyId' | 'year' | 'dueOn' | 'firstDueOn' | 'handedOverFromId'
>;

/** Assigns a task and begins its history. */
export function createTask(
  em: EntityManager,
  facts: NewTask,
  step: Omit<StepDetails, 'event'>,
): DirectiveTask {
  const task = em.create(DirectiveTask, {
    ...{ ...facts, id: newId(), state: 'ASSIGNED', assignedOn: today(), version: 1 },
  });
  keepTaskStep(em, task, { ...step, event: null });
  return task;
}

/** Who had the task, and who holds that body’s duties today. */
export async function readHolder(em: EntityManager, bodyId: string) {
  const chain = await readChain(em.getKysely(), bodyId);
  return { body: chain[0]!, holder: chain.find((body) => existsOn(body, today())) ?? null };
}

export interface Holding {
  body: Pick<AuthorityBody, 'validTo'>;
  holder: Pick<AuthorityBody, 'id' | 'nameVi'> | null;
}

export const factsOf = ({ state }: Pick<DirectiveTask, 'state'>, { body, holder }: Holding) => ({
  ...{ state, bodyEndedOn: body.validTo, holderName: holder?.nameVi ?? null, today: today() },
});

type TakenStep = StepDetails & { event: DirectiveTaskEvent; dueOn?: Day };

/** Moves a task on and keeps the step; what is handed over begins anew with the holder of the duties. */
export function moveOn(
  em: EntityManager,
  task: DirectiveTask,
  { step, holding }: { step: TakenStep; holding: Holding },
): void {
  const { dueOn, ...details } = step;
  task.state = stateAfter(TASK_CYCLE, factsOf(task, holding), step.event);
  task.dueOn = dueOn ?? task.dueOn;
  keepTaskStep(em, task, details);
  if (step.event !== 'HAND_OVER') return;
  const { clauseId, year, dueOn: due, firstDueOn } = task;
  const facts = {
    clauseId,
    year,
    dueOn: due,
    firstDueOn,
    bodyId: holding.holder!.id,
    handedOverFromId: task.id,
  };
  createTask(em, facts, details);
}

/** Takes one step of the life cycle, as a mutation asks for it. `check` sees the task before it moves. */
export function takeStep(
  context: GraphContext,
  event: DirectiveTaskEvent,
  {
    input,
    check,
  }: { input: TaskStepInput & { document?: string; dueOn?: Day }; check?: (task: DirectiveTask) => void },
): Promise<DirectiveTask> {
  const needsDocument = TASK_CYCLE[event].document;
  const document = needsDocument ? requireDocumentNumber(input.document ?? '', 'input.document') : null;
  const step = { event, document, comment: commentOf(input), viewer: context.viewer, dueOn: input.dueOn };
  return changeRecord(context, TASK, {
    ...input,
    change: async (task, em) => {
      check?.(task);
      moveOn(em, task, { step, holding: await readHolder(em, task.bodyId) });
    },
  });
}
