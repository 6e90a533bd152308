import type { EntityManager } from '@mikro-orm/postgresql';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { AuthorityBody } from '../../subgraphs/organizations/authority/authority-body.js';
import {
  type ClauseRecurrence,
  DocumentClause,
} from '../../subgraphs/organizations/document/document-clause.js';
import {
  DocumentRecipient,
  type RecipientGroup,
  type RecipientRole,
} from '../../subgraphs/organizations/document/document-recipient.js';
import { Document } from '../../subgraphs/organizations/document/document.js';
import { DirectiveTaskStep } from '../../subgraphs/organizations/task/directive-task-step.js';
import { type PlannedClause, planTasks } from '../../subgraphs/organizations/task/directive-task.rules.js';
import { DirectiveTask } from '../../subgraphs/organizations/task/directive-task.js';
import { Reminder } from '../../subgraphs/organizations/task/reminder.js';
import { createBodies, type SeedBody } from './directive-bodies.js';
import { liveTask, type TaskRows } from './directive-tasks.js';
import directive from './directive.json' with { type: 'json' };
import { insertRows } from './insert.js';
import type { SeedCounts, SeedPlan } from './plan.js';

const FIRST_YEAR = 2021;
const LAST_YEAR = 2026;

export const DIRECTIVE_ID = referenceId('document', 'directive');

const bodyNamed = (bodies: readonly SeedBody[], name: string): string =>
  bodies.find(({ nameVi }) => nameVi === name)!.id;

/** As its source has it: its number and day are not known, and are not made up. */
function createDirective(bodies: readonly SeedBody[]) {
  return {
    ...{ id: DIRECTIVE_ID, type: 'DIRECTIVE', issuerId: bodyNamed(bodies, 'UBND tỉnh Hải Dương') },
    ...{ number: null, numberYear: null, symbol: null, issuedOn: null, signerCapacity: 'HEAD' },
    ...{ subject: directive.subject, legalBasis: directive.legalBasis, implementsId: null as string | null },
    ...{ validTo: null, repealedBy: null, version: 1 },
  };
}

/** The committee plans each year; in the first year most districts do too (clause 6a). */
function createPlans(bodies: readonly SeedBody[], plan: SeedPlan) {
  const toPlan = (issuer: SeedBody, symbol: string, year: number) => {
    const random = plan.randomFor('directive-plan', issuer.id, String(year));
    return {
      ...{ ...createDirective(bodies), id: referenceId('document', issuer.id, String(year)), type: 'PLAN' },
      ...{ issuerId: issuer.id, number: random.int(5, 90), numberYear: year, symbol },
      ...{ issuedOn: random.day(`${year}-01-20`, `${year}-03-20`), signerCapacity: 'TM', legalBasis: [] },
      ...{ subject: `Kế hoạch thực hiện phong trào toàn dân bảo vệ an ninh Tổ quốc năm ${year}` },
      implementsId: DIRECTIVE_ID,
    };
  };
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);
  const committees = bodies.filter(({ kind }) => kind === 'STEERING_COMMITTEE');
  const yearly = years.map((year) => {
    const exists = ({ validFrom, validTo }: SeedBody) =>
      (validFrom ?? '') <= `${year}-01-01` && (validTo ?? '9999') > `${year}-03-31`;
    return toPlan(committees.find(exists)!, 'KH-BCĐ', year);
  });
  const districts = bodies.filter(({ kind, level }) => kind === 'PC' && level === 'DISTRICT').slice(0, 10);
  return [...yearly, ...districts.map((district) => toPlan(district, 'KH-UBND', FIRST_YEAR))];
}

interface RecipientRow {
  id: string;
  documentId: string;
  position: number;
  role: RecipientRole;
  labelVi: string;
  bodyId: string | null;
  group: RecipientGroup | null;
  archiveCode: string | null;
}

function createRecipients(bodies: readonly SeedBody[]): RecipientRow[] {
  return directive.recipients.map(({ role, labelVi, body, group, archiveCode }, i) => ({
    ...{
      id: referenceId('document-recipient', DIRECTIVE_ID, String(i)),
      documentId: DIRECTIVE_ID,
      position: i + 1,
    },
    ...{ role: role as RecipientRole, labelVi, group: group as RecipientGroup | null, archiveCode },
    bodyId: body === null ? null : bodyNamed(bodies, body),
  }));
}

const createArchiveCopies = (plans: readonly { id: string }[]): RecipientRow[] =>
  plans.map(({ id }) => ({
    ...{ id: referenceId('document-recipient', id, '0'), documentId: id, position: 1, role: 'ARCHIVE' },
    ...{ labelVi: 'Lưu: VT', bodyId: null, group: null, archiveCode: 'VT' },
  }));

const createClauses = () =>
  directive.clauses.map((clause, i) => ({
    ...{ id: referenceId('document-clause', DIRECTIVE_ID, clause.code), documentId: DIRECTIVE_ID },
    ...{ ...clause, position: i + 1, recurrence: clause.recurrence as ClauseRecurrence | null },
    bearerKinds: clause.bearerKinds as PlannedClause['bearerKinds'],
  }));

/** Each January the tasks of the year, by the register’s own rules, and what became of them. */
function createTasks(
  bodies: readonly SeedBody[],
  recipients: readonly RecipientRow[],
  plan: SeedPlan,
): TaskRows {
  const rows: TaskRows = { tasks: [], steps: [], reminders: [] };
  const ground = { bodies: new Map(bodies.map((body) => [body.id, body])), ...plan };
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const assignedOn = `${year}-01-12`;
    const planned = planTasks(
      { clauses: createClauses(), bodies, recipients, existing: rows.tasks },
      year,
      assignedOn,
    );
    for (const task of planned) {
      const lived = liveTask(ground, task, { assignedOn });
      rows.tasks.push(...lived.tasks);
      rows.steps.push(...lived.steps);
      rows.reminders.push(...lived.reminders);
    }
  }
  return rows;
}

/** The directive itself in the register: bodies, clauses, recipients, and six years of tasks across the merger. */
export async function seedDirective(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const bodies = await createBodies(em);
  const plans = createPlans(bodies, plan);
  const recipients = createRecipients(bodies);
  const { tasks, steps, reminders } = createTasks(bodies, recipients, plan);
  await insertRows(em, AuthorityBody, bodies);
  await insertRows(em, Document, [createDirective(bodies), ...plans]);
  await insertRows(em, DocumentClause, createClauses());
  await insertRows(em, DocumentRecipient, [...recipients, ...createArchiveCopies(plans)]);
  await insertRows(em, DirectiveTask, tasks);
  await insertRows(em, DirectiveTaskStep, steps);
  await insertRows(em, Reminder, reminders);
  plan.progress(bodies.length + tasks.length + steps.length + reminders.length);
  return { authorityBodies: bodies.length, directiveTasks: tasks.length };
}
