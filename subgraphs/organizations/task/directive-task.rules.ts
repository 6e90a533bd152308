import { addDays, type Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { AuthorityBodyKind, AuthorityBodyLevel } from '../authority/authority-body.js';
import { existsOn } from '../authority/authority-body.rules.js';
import type { ClauseRecurrence } from '../document/document-clause.js';
import type { RecipientGroup, RecipientRole } from '../document/document-recipient.js';
import { OPEN_STATES } from './directive-task.states.js';
import type { DirectiveTaskState } from './directive-task.js';

/** Days a body has for a duty that is asked for once and carries no day of its own: about two months. */
const ONCE_DAYS = 60;

export interface PlannedClause {
  id: string;
  recurrence: ClauseRecurrence | null;
  dueDay: string | null;
  bearerKinds: readonly AuthorityBodyKind[];
}

/** The day an occurrence is due: the clause’s day in that year, or two months after a task for once was assigned. */
export function dueDayOf(
  { dueDay }: Pick<PlannedClause, 'dueDay'>,
  year: number | null,
  assignedOn: Day,
): Day {
  return year !== null && dueDay !== null ? `${year}-${dueDay}` : addDays(assignedOn, ONCE_DAYS);
}

/** Occurrences are generated for this year or the next: one of a year gone would be made up afterwards. */
export function requireOpenYear(year: number, today: Day): number {
  const current = Number(today.slice(0, 4));
  if (year < current || year > current + 1)
    refuseInput('input.year', `is ${year}; tasks are generated for ${current} or ${current + 1}`);
  return year;
}

/** A clause that recurs has tasks of a year, a clause for once has none; a heading has no tasks at all. */
export function requireFittingYear(clause: PlannedClause, year: number | null | undefined): number | null {
  if (clause.recurrence === null) refuseInput('input.clauseId', 'is a heading; its parts are assigned');
  const recurs = clause.recurrence !== 'ONCE';
  if (recurs && year == null) refuseInput('input.year', 'the clause recurs, so a task is one of a year');
  if (!recurs && year != null) refuseInput('input.year', 'the clause asks once, so its task has no year');
  return year ?? null;
}

/** An extension moves the day on, and into the future. */
export function requireLaterDue(dueOn: Day, task: { dueOn: Day }, today: Day): void {
  if (dueOn <= task.dueOn)
    refuseInput('input.dueOn', `is ${dueOn}; the task is due on ${task.dueOn}, extend beyond`);
  if (dueOn < today) refuseInput('input.dueOn', `is ${dueOn}, which is past`);
}

/** A task is due on the day it is assigned, or later. */
export function requireDueAfter(dueOn: Day, assignedOn: Day): Day {
  if (dueOn < assignedOn)
    refuseInput('input.dueOn', `is ${dueOn}, before the task is assigned on ${assignedOn}`);
  return dueOn;
}

/** Whoever has reported, or has nothing to do any more, is not reminded. */
export function requireRemindable(state: DirectiveTaskState): void {
  if (state !== 'REPORTED_DONE' && (OPEN_STATES as readonly string[]).includes(state)) return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `A task in state ${state} asks for nothing, so nobody is reminded of it.`,
  );
}

export interface PlannedBody {
  id: string;
  kind: AuthorityBodyKind;
  level: AuthorityBodyLevel;
  successorId: string | null;
  validFrom: Day | null;
  validTo: Day | null;
}

interface PlannedRecipient {
  role: RecipientRole;
  bodyId: string | null;
  group: RecipientGroup | null;
}

const GROUPS: Readonly<
  Record<RecipientGroup, { level: AuthorityBodyLevel; kinds: readonly AuthorityBodyKind[] } | null>
> = {
  PROVINCIAL_DEPARTMENTS: { level: 'PROVINCE', kinds: ['DEPARTMENT', 'PARK_BOARD', 'FRONT', 'UNION'] },
  PROVINCIAL_FORCES: { level: 'PROVINCE', kinds: ['POLICE', 'MILITARY'] },
  DISTRICT_AUTHORITIES: { level: 'DISTRICT', kinds: ['PC'] },
  ORGANIZATIONS: null,
};

const isMeant = (body: PlannedBody, { bodyId, group }: PlannedRecipient): boolean => {
  const members = group && GROUPS[group];
  return (
    body.id === bodyId ||
    Boolean(members && members.level === body.level && members.kinds.includes(body.kind))
  );
};

type FindHolder = (bodyId: string) => PlannedBody | undefined;

/** Follows a body through its successors to the one that exists on a day (R19). */
function holderOn(bodies: readonly PlannedBody[], day: Day): FindHolder {
  const known = new Map(bodies.map((body) => [body.id, body]));
  return (bodyId) => {
    let holder = known.get(bodyId);
    // Ends: a successor exists on the day its predecessor ends, so days grow along the chain.
    while (holder && !existsOn(holder, day)) holder = known.get(holder.successorId ?? '');
    return holder;
  };
}

export interface PlannedTask {
  clauseId: string;
  bodyId: string;
  year: number | null;
  dueOn: Day;
}

/** What the tasks of a document are planned from. */
export interface PlanGround {
  clauses: readonly PlannedClause[];
  recipients: readonly PlannedRecipient[];
  bodies: readonly PlannedBody[];
  existing: readonly Omit<PlannedTask, 'dueOn'>[];
}

/**
 * The bodies that carry a document out on a day: its recipients in role IMPLEMENT, or who followed them; two that
 * were merged count once.
 */
export function findBearers({ bodies, recipients }: PlanGround, day: Day): PlannedBody[] {
  const findHolder = holderOn(bodies, day);
  const meant = bodies.filter((body) =>
    recipients.some((line) => line.role === 'IMPLEMENT' && isMeant(body, line)),
  );
  return [...new Set(meant.flatMap(({ id }) => findHolder(id) ?? []))];
}

const keyOf = ({ clauseId, bodyId, year }: Omit<PlannedTask, 'dueOn'>): string =>
  `${clauseId}|${bodyId}|${year ?? ''}`;

/**
 * The tasks of a year that do not stand yet: planning twice plans nothing the second time, and what a body did
 * before it was abolished is not asked of its successor again.
 */
export function planTasks(ground: PlanGround, year: number, day: Day): PlannedTask[] {
  const findHolder = holderOn(ground.bodies, day);
  const bearers = findBearers(ground, day);
  const known = new Set(
    ground.existing.map((task) => keyOf({ ...task, bodyId: findHolder(task.bodyId)?.id ?? task.bodyId })),
  );
  return ground.clauses
    .filter(({ recurrence }) => recurrence !== null)
    .flatMap((clause) => {
      const own = clause.recurrence === 'ONCE' ? null : year;
      const dueOn = dueDayOf(clause, own, day);
      return bearers
        .filter(({ kind }) => clause.bearerKinds.includes(kind))
        .map(({ id }) => ({ clauseId: clause.id, bodyId: id, year: own, dueOn }));
    })
    .filter((task) => !known.has(keyOf(task)));
}
