import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireExistingBody } from '../authority/authority-body.rules.js';
import { requireBody, scopeOfBody } from '../authority/authority-reach.view.js';
import { DocumentClause } from '../document/document-clause.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { requireInForce } from '../document/document.rules.js';
import { Document } from '../document/document.js';
import { createTask, moveOn, readHolder } from './directive-task-life.view.js';
import { AssignTaskInput, GenerateTasksInput, HandOverTasksInput } from './directive-task.inputs.js';
import { dueDayOf, requireDueAfter, requireFittingYear, requireOpenYear } from './directive-task.rules.js';
import { ASSIGNERS, OPEN_STATES } from './directive-task.states.js';
import { DirectiveTask } from './directive-task.js';
import { generateTasks, TaskGeneration } from './task-generation.view.js';

/** A task that changes at the same moment is waited for, not overwritten. */
const LOCKED = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;

async function requireDocument(em: EntityManager, documentId: string, path: string): Promise<Document> {
  const id = requireId(documentId, path);
  const document = await em.findOne(Document, { id });
  if (!document) throw new Refusal('NOT_FOUND', `No document has the id ${id}.`, { path });
  requireInForce(document, today());
  return document;
}

async function requireClause(em: EntityManager, clauseId: string): Promise<DocumentClause> {
  const id = requireId(clauseId, 'input.clauseId');
  const clause = await em.findOne(DocumentClause, { id });
  if (!clause) throw new Refusal('NOT_FOUND', `No clause has the id ${id}.`, { path: 'input.clauseId' });
  await requireDocument(em, clause.documentId, 'input.clauseId');
  return clause;
}

@Resolver()
export class TaskAssignmentResolver {
  @Access(...ASSIGNERS)
  @Mutation(() => DirectiveTask, {
    description: 'Assigns one clause to one body in reach that exists today (R19).',
  })
  assignTask(
    @Arg('input', () => AssignTaskInput, { description: 'The task.' }) input: AssignTaskInput,
    @Ctx() context: GraphContext,
  ): Promise<DirectiveTask> {
    const document = requireDocumentNumber(input.document, 'input.document');
    return context.write(async (em) => {
      const clause = await requireClause(em, input.clauseId);
      const body = await requireBody(em, input.bodyId, 'input.bodyId');
      assertWithinReach(context.viewer, await scopeOfBody(em, body.id));
      requireExistingBody(body, today(), 'input.bodyId');
      const year = requireFittingYear(clause, input.year);
      if (year !== null) requireOpenYear(year, today());
      const dueOn = requireDueAfter(input.dueOn ?? dueDayOf(clause, year, today()), today());
      const facts = {
        clauseId: clause.id,
        bodyId: body.id,
        year,
        dueOn,
        firstDueOn: dueOn,
        handedOverFromId: null,
      };
      return createTask(em, facts, { document, comment: null, viewer: context.viewer });
    });
  }

  @Access(...ASSIGNERS)
  @Mutation(() => TaskGeneration, {
    description:
      'Assigns each clause of a document to the bodies that bear it, for a year: recipients in role IMPLEMENT, an abolished ' +
      'one followed to its successor (R19). What stands already is left as it is, so repeating it creates nothing.',
  })
  generateTasks(
    @Arg('input', () => GenerateTasksInput, { description: 'Document and year.' }) input: GenerateTasksInput,
    @Ctx() context: GraphContext,
  ): Promise<TaskGeneration> {
    const year = requireOpenYear(input.year, today());
    return context.write(async (em) => {
      const document = await requireDocument(em, input.documentId, 'input.documentId');
      assertWithinReach(context.viewer, await scopeOfBody(em, document.issuerId));
      return generateTasks(em, { document, year, viewer: context.viewer });
    });
  }

  @Access(...ASSIGNERS)
  @Mutation(() => Int, {
    description:
      'Hands all open tasks of an abolished body over to whoever holds its duties; returns how many.',
  })
  handOverTasks(
    @Arg('input', () => HandOverTasksInput, { description: 'The body and the document that decides it.' })
    input: HandOverTasksInput,
    @Ctx() context: GraphContext,
  ): Promise<number> {
    const document = requireDocumentNumber(input.document, 'input.document');
    const step = { event: 'HAND_OVER', document, comment: null, viewer: context.viewer } as const;
    return context.write(async (em) => {
      const { id } = await requireBody(em, input.bodyId, 'input.bodyId');
      assertWithinReach(context.viewer, await scopeOfBody(em, id));
      const holding = await readHolder(em, id);
      const open = await em.find(DirectiveTask, { bodyId: id, state: { $in: [...OPEN_STATES] } }, LOCKED);
      for (const task of open) {
        moveOn(em, task, { step, holding });
        task.version += 1;
      }
      return open.length;
    });
  }
}
