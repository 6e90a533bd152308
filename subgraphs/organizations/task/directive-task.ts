import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { DocumentClause } from '../document/document-clause.js';

export const DirectiveTaskState = graphEnum(
  'DirectiveTaskState',
  'How far a task is. Overdue is no state: a late task can still move.',
  {
    ASSIGNED: 'Assigned to a body that has not answered yet.',
    ACKNOWLEDGED: 'The body has taken note.',
    IN_PROGRESS: 'The body works on it.',
    EXTENDED: 'It was given a later day; the first one is kept.',
    REPORTED_DONE: 'The body says it is done; the assigner has not confirmed.',
    RETURNED: 'The assigner was not content; the body works on.',
    DONE: 'The assigner confirmed that it is done.',
    HANDED_OVER: 'The body was abolished; its successor has the task now.',
    CANCELLED: 'Called off.',
  },
);
export type DirectiveTaskState = keyof typeof DirectiveTaskState;

const Schema = defineEntity({
  name: 'DirectiveTask',
  schema: 'organizations',
  tableName: 'directive_task',
  properties: {
    id: p.uuid().primary(),
    clauseId: p.manyToOne(DocumentClause).mapToPk().joinColumn('clause_id').index(),
    bodyId: p.manyToOne(AuthorityBody).mapToPk().joinColumn('body_id').index(),
    year: p.integer().strictNullable(),
    state: p.enum(valuesOf(DirectiveTaskState)),
    assignedOn: p.date(),
    dueOn: p.date().index(),
    firstDueOn: p.date(),
    /** Foreign key to this same table: stands in the migration. */
    handedOverFromId: p.uuid().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description: 'What one clause asks of one body: once, or in one year (clauses 6a, 6b).',
})
export class DirectiveTask extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Year of this occurrence of a recurring duty; null: the duty is one for once.',
  })
  declare year: number | null;

  @Field(() => DirectiveTaskState, { description: 'How far it is.' })
  declare state: DirectiveTaskState;

  @Field(() => LocalDate, { description: 'Day it was assigned.' })
  declare assignedOn: string;

  @Field(() => LocalDate, { description: 'Day by which it is to be reported done.' })
  declare dueOn: string;

  @Field(() => LocalDate, { description: 'Day it was first due; differs from `dueOn` after an extension.' })
  declare firstDueOn: string;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(DirectiveTask);
