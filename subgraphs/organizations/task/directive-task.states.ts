import type { Day } from '../../kit/clock.js';
import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { DirectiveTaskEvent } from './directive-task-step.js';
import type { DirectiveTaskState } from './directive-task.js';

/** Who acts for the body that has the task. */
const BEARERS = ['COMMUNE_OFFICER', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

/** Who assigns: the provincial police advise, the chair of the province assigns (clause 6a). */
export const ASSIGNERS = ['PROVINCE_OFFICER'] as const satisfies readonly Role[];

export interface TaskFacts {
  state: DirectiveTaskState;
  /** Day the body was abolished, when it was. */
  bodyEndedOn: Day | null;
  /** Who holds the body’s duties today. */
  holderName: string | null;
  today: Day;
}

/** States in which a task still asks for something. */
export const OPEN_STATES = [
  'ASSIGNED',
  'ACKNOWLEDGED',
  'IN_PROGRESS',
  'EXTENDED',
  'REPORTED_DONE',
  'RETURNED',
] as const satisfies readonly DirectiveTaskState[];

/** Open states in which the body has not reported yet: past the due day these are overdue. */
export const UNREPORTED_STATES = OPEN_STATES.filter((state) => state !== 'REPORTED_DONE');

const isAbolished = ({ bodyEndedOn, today }: TaskFacts): boolean =>
  bodyEndedOn !== null && bodyEndedOn <= today;

/** What an abolished body left is handed over or called off; it does nothing any more. */
const whileItExists = (facts: TaskFacts): string | null =>
  isAbolished(facts) ? `its body was abolished on ${facts.bodyEndedOn}` : null;

function mayHandOver(facts: TaskFacts): string | null {
  if (!isAbolished(facts)) return 'its body exists; only tasks of an abolished body are handed over';
  return facts.holderName === null ? 'nobody took over the duties of its abolished body' : null;
}

/** The life of a task (domain 5.6); † steps name a document. */
export const TASK_CYCLE: LifeCycle<DirectiveTaskState, DirectiveTaskEvent, TaskFacts> = {
  ACKNOWLEDGE: { from: ['ASSIGNED'], to: 'ACKNOWLEDGED', who: BEARERS, guard: whileItExists },
  START: { from: ['ACKNOWLEDGED', 'EXTENDED'], to: 'IN_PROGRESS', who: BEARERS, guard: whileItExists },
  REPORT_DONE: {
    from: ['IN_PROGRESS', 'EXTENDED', 'RETURNED'],
    to: 'REPORTED_DONE',
    who: BEARERS,
    guard: whileItExists,
  },
  CONFIRM: { from: ['REPORTED_DONE'], to: 'DONE', who: ASSIGNERS },
  RETURN: { from: ['REPORTED_DONE'], to: 'RETURNED', who: ASSIGNERS, guard: whileItExists },
  EXTEND: { from: UNREPORTED_STATES, to: 'EXTENDED', who: ASSIGNERS, document: true, guard: whileItExists },
  HAND_OVER: { from: OPEN_STATES, to: 'HANDED_OVER', who: ASSIGNERS, document: true, guard: mayHandOver },
  CANCEL: { from: OPEN_STATES, to: 'CANCELLED', who: ASSIGNERS, document: true },
};
