import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { ReportRequest } from './report-request.js';

export const PeriodicReportState = graphEnum(
  'PeriodicReportState',
  'How far a report is (domain 5.5). Overdue is no state: a late report can still be handed in.',
  {
    REQUESTED: 'Asked for.',
    REMINDED: 'Asked for and urged since; its steps say how often.',
    SUBMITTED: 'Handed in; its figures are frozen. Not yet accepted by all who receive it.',
    RETURNED: 'Sent back by one who received it; it is handed in anew.',
    ACCEPTED: 'Accepted by all who receive it.',
    CONSOLIDATED: 'Accepted, and counted in the report it is part of.',
    CANCELLED: 'Called off by who asked for it; it is not due and counts for nothing.',
  },
);
export type PeriodicReportState = keyof typeof PeriodicReportState;

const Schema = defineEntity({
  name: 'PeriodicReport',
  schema: 'organizations',
  tableName: 'periodic_report',
  properties: {
    id: p.uuid().primary(),
    /** Once per body: a partial unique index in the migration, since one that was called off can be asked for anew. */
    requestId: p.manyToOne(ReportRequest).mapToPk().joinColumn('request_id').index(),
    bodyId: p.manyToOne(AuthorityBody).mapToPk().joinColumn('body_id').index(),
    /** Foreign key to this same table: stands in the migration. */
    parentId: p.uuid().index().strictNullable(),
    state: p.enum(valuesOf(PeriodicReportState)),
    dueOn: p.date().index(),
    submittedOn: p.date().strictNullable(),
    acceptedOn: p.date().strictNullable(),
    document: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'The report of one body on one period (clause 6d): its figures, who received it, what it sums up.',
})
export class PeriodicReport extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => PeriodicReportState, { description: 'How far it is.' })
  declare state: PeriodicReportState;

  @Field(() => LocalDate, { description: 'Day by which it is to be handed in.' })
  declare dueOn: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was first handed in; null: not yet.' })
  declare submittedOn: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day the last of its receivers accepted it; null: not yet.',
  })
  declare acceptedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the report as a document, e.g. 67/BC-CAT-PV05; null: not handed in yet.',
  })
  declare document: string | null;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(PeriodicReport);
