import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { newId } from '../../kit/ids.js';
import type { Viewer } from '../../kit/viewer.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { DocumentClause } from '../document/document-clause.js';
import { writeDocumentNumber } from '../document/document-number.rules.js';
import { DocumentRecipient } from '../document/document-recipient.js';
import type { Document } from '../document/document.js';
import { bodiesOfProvince } from '../authority/authority-reach.view.js';
import { findBearers, type PlannedTask, planTasks } from './directive-task.rules.js';
import { DirectiveTask } from './directive-task.js';

@ObjectType({ description: 'Outcome of generating the tasks of a year.' })
export class TaskGeneration {
  @Field(() => Int, { description: 'Tasks that were created; 0 when all stood already.' })
  created!: number;

  @Field(() => Int, { description: 'Bodies that bear the document today.' })
  bearers!: number;
}

/** Ids of the bodies that carry a document out today; none when it names nobody in role IMPLEMENT. */
export async function readBearers(db: Kysely<unknown>, documentId: string): Promise<string[]> {
  const { rows: recipients } = await sql<DocumentRecipient & { issuerId: string }>`
    select ${columnsOf(DocumentRecipient, 'r')}, d.issuer_id as "issuerId" from organizations.document_recipient r
    join organizations.document d on d.id = r.document_id where d.id = ${documentId}`.execute(db);
  if (recipients.length === 0) return [];
  const named = recipients.flatMap(({ bodyId }) => bodyId ?? []);
  const { rows: bodies } = await sql<AuthorityBody>`
    select ${columnsOf(AuthorityBody, 'b')} from organizations.authority_body b
    where b.id = any(cast(${[...named, ...(await bodiesOfProvince(db, recipients[0]!.issuerId))]} as uuid[]))`.execute(
    db,
  );
  return findBearers({ clauses: [], existing: [], recipients, bodies }, today()).map(({ id }) => id);
}

interface Generation {
  document: Document;
  year: number;
  viewer: Viewer;
}

/** Plans the year from what stands, and writes what is missing in two statements. */
export async function generateTasks(
  em: EntityManager,
  { document, year, viewer }: Generation,
): Promise<TaskGeneration> {
  const clauses = await em.find(
    DocumentClause,
    { documentId: document.id },
    { orderBy: { position: 'asc' } },
  );
  const recipients = await em.find(DocumentRecipient, { documentId: document.id });
  const bodies = await em.find(AuthorityBody, {
    id: await bodiesOfProvince(em.getKysely(), document.issuerId),
  });
  const ofYear = { clauseId: clauses.map(({ id }) => id), $or: [{ year }, { year: null }] };
  const ground = { clauses, recipients, bodies, existing: await em.find(DirectiveTask, ofYear) };
  const planned = planTasks(ground, year, today());
  const { number, symbol } = document;
  const told = number === null || symbol === null ? null : writeDocumentNumber({ number, symbol });
  return {
    created: await writeTasks(em.getKysely(), planned, { document: told, viewer }),
    bearers: findBearers(ground, today()).length,
  };
}

/** A task that another request generates at the same moment is left to that request. */
async function writeTasks(
  db: Kysely<unknown>,
  planned: readonly PlannedTask[],
  { document, viewer }: { document: string | null; viewer: Viewer },
): Promise<number> {
  const rows = planned.map((task) => ({ ...task, id: newId(), stepId: newId() }));
  const { rows: created } = await sql`
    with planned as (
      select * from jsonb_to_recordset(cast(${JSON.stringify(rows)} as jsonb)) as p(id uuid, "stepId" uuid,
        "clauseId" uuid, "bodyId" uuid, year int, "dueOn" date)
    ), created as (
      insert into organizations.directive_task (id, clause_id, body_id, year, state, assigned_on, due_on, first_due_on)
      select id, "clauseId", "bodyId", year, 'ASSIGNED', ${today()}, "dueOn", "dueOn" from planned
      on conflict do nothing returning id
    )
    insert into organizations.directive_task_step (id, task_id, state, taken_on, due_on, role, actor, document)
    select p."stepId", p.id, 'ASSIGNED', ${today()}, p."dueOn", ${viewer.role}, ${viewer.subject ?? null}, ${document}
    from planned p join created using (id) returning id`.execute(db);
  return created.length;
}
