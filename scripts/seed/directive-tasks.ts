import { referenceId } from '../../subgraphs/kit/ids.js';
import type { DirectiveTaskEvent } from '../../subgraphs/organizations/task/directive-task-step.js';
import type { PlannedTask } from '../../subgraphs/organizations/task/directive-task.rules.js';
import { OPEN_STATES } from '../../subgraphs/organizations/task/directive-task.states.js';
import type { DirectiveTaskState } from '../../subgraphs/organizations/task/directive-task.js';
import type { SeedBody } from './directive-bodies.js';
import { addDays, type Random } from './random.js';

interface Step {
  event: DirectiveTaskEvent | null;
  state: DirectiveTaskState;
  takenOn: string;
  dueOn: string;
  document: string | null;
  comment: string | null;
}

interface Life {
  steps: Step[];
  remindedOn: string[];
}

const decide = (random: Random): string => `${random.int(100, 3000)}/QĐ-UBND`;

/** What would become of a task if its body and time went on for ever; the caller cuts it off. */
function createLife(random: Random, assignedOn: string, task: PlannedTask): Life {
  const steps: Step[] = [];
  let dueOn = task.dueOn;
  const take = (
    [event, state]: readonly [DirectiveTaskEvent | null, DirectiveTaskState],
    takenOn: string,
    told: Partial<Step> = {},
  ) => void steps.push({ event, state, takenOn, dueOn, document: null, comment: null, ...told });
  const later = (day: string, least: string): string => (day > least ? day : addDays(least, 1));
  take([null, 'ASSIGNED'], assignedOn);
  const acknowledgedOn = addDays(assignedOn, random.int(1, 9));
  const startedOn = addDays(acknowledgedOn, random.int(1, 20));
  const first = later(addDays(dueOn, 5), addDays(startedOn, 5));
  const remindedOn = [first, addDays(first, 20), ...(random.chance(0.5) ? [addDays(first, 45)] : [])];
  // Two in a hundred never answer, four never report; they are reminded twice or three times.
  if (random.chance(0.02)) return { steps, remindedOn };
  take(['ACKNOWLEDGE', 'ACKNOWLEDGED'], acknowledgedOn);
  if (random.chance(0.01)) {
    take(['CANCEL', 'CANCELLED'], startedOn, { document: decide(random) });
    return { steps, remindedOn: [] };
  }
  take(['START', 'IN_PROGRESS'], startedOn);
  if (random.chance(0.04)) return { steps, remindedOn };
  if (random.chance(0.05)) {
    const extendedOn = later(addDays(dueOn, -random.int(3, 12)), startedOn);
    dueOn = addDays(later(dueOn, extendedOn), 30);
    take(['EXTEND', 'EXTENDED'], extendedOn, { document: decide(random) });
  }
  const isLate = random.chance(0.08);
  const wanted = isLate ? addDays(dueOn, random.int(6, 40)) : addDays(dueOn, -random.int(1, 50));
  const reportedOn = later(wanted, addDays(steps.at(-1)!.takenOn, random.int(1, 10)));
  take(['REPORT_DONE', 'REPORTED_DONE'], reportedOn);
  const answeredOn = addDays(reportedOn, random.int(2, 15));
  if (random.chance(0.05)) {
    take(['RETURN', 'RETURNED'], answeredOn, { comment: 'Chưa có số liệu minh chứng.' });
    take(['REPORT_DONE', 'REPORTED_DONE'], addDays(answeredOn, 9));
    take(['CONFIRM', 'DONE'], addDays(answeredOn, 14));
  } else {
    take(['CONFIRM', 'DONE'], answeredOn);
  }
  return { steps, remindedOn: isLate && reportedOn > addDays(dueOn, 5) ? [addDays(dueOn, 5)] : [] };
}

export interface SeedTask extends PlannedTask {
  id: string;
  state: DirectiveTaskState;
  assignedOn: string;
  firstDueOn: string;
  handedOverFromId: string | null;
  version: number;
}

export interface TaskRows {
  tasks: SeedTask[];
  steps: object[];
  reminders: object[];
}

interface Ground {
  /** Bodies by id. */
  bodies: ReadonlyMap<string, SeedBody>;
  until: string;
  randomFor(...labels: string[]): Random;
}

const ASSIGNED_BY = new Set<DirectiveTaskEvent | null>([
  null,
  'CONFIRM',
  'RETURN',
  'EXTEND',
  'HAND_OVER',
  'CANCEL',
]);

/** Lets a task live until today or the end of its body; what is open then goes on with who holds the duty. */
export function liveTask(
  ground: Ground,
  planned: PlannedTask,
  { assignedOn, from = null }: { assignedOn: string; from?: SeedTask | null },
): TaskRows {
  const body = ground.bodies.get(planned.bodyId)!;
  const labels = [planned.clauseId, planned.bodyId, String(planned.year), from?.id ?? ''];
  const random = ground.randomFor('directive-task', ...labels);
  const ended = body.validTo !== null && body.validTo <= ground.until ? body.validTo : null;
  const last = ended ? addDays(ended, -1) : ground.until;
  const life = createLife(random, assignedOn, planned);
  const steps = life.steps.filter(({ takenOn }) => takenOn <= last);
  const isOpen = (OPEN_STATES as readonly string[]).includes(steps.at(-1)!.state);
  if (isOpen && ended)
    steps.push({
      ...steps.at(-1)!,
      event: 'HAND_OVER',
      state: 'HANDED_OVER',
      takenOn: ended,
      document: '1186/QĐ-UBND',
    });
  const { state, dueOn } = steps.at(-1)!;
  const id = referenceId('directive-task', ...labels);
  const task: SeedTask = {
    ...{ ...planned, id, state, assignedOn, dueOn, firstDueOn: from?.firstDueOn ?? planned.dueOn },
    ...{ handedOverFromId: from?.id ?? null, version: steps.length },
  };
  const bearer = body.level === 'PROVINCE' ? 'PROVINCE_OFFICER' : 'COMMUNE_OFFICER';
  const rows: TaskRows = {
    tasks: [task],
    steps: steps.map((step, i) => ({
      ...{ id: referenceId('directive-task-step', id, String(i)), taskId: id, ...step },
      ...{ role: ASSIGNED_BY.has(step.event) ? 'PROVINCE_OFFICER' : bearer, actor: null },
    })),
    reminders: life.remindedOn
      .filter((day) => day <= last)
      .map((remindedOn, i) => ({
        ...{ id: referenceId('reminder', id, String(i)), taskId: id, remindedOn },
        ...(i === 0
          ? { channel: 'EMAIL', document: null }
          : { channel: 'OFFICIAL_LETTER', document: `${random.int(100, 900)}/CAT-PV05` }),
      })),
  };
  if (state !== 'HANDED_OVER') return rows;
  const next = liveTask(
    ground,
    { ...planned, dueOn, bodyId: body.successorId! },
    { assignedOn: ended!, from: task },
  );
  return {
    tasks: [...rows.tasks, ...next.tasks],
    steps: [...rows.steps, ...next.steps],
    reminders: [...rows.reminders, ...next.reminders],
  };
}
