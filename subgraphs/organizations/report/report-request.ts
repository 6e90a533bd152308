import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { ReportTemplate } from './report-template.js';

const Schema = defineEntity({
  name: 'ReportRequest',
  schema: 'organizations',
  tableName: 'report_request',
  uniques: [
    {
      name: 'report_request_once',
      properties: ['requesterId', 'templateId', 'periodFrom', 'periodTo'],
    },
  ],
  properties: {
    id: p.uuid().primary(),
    templateId: p.manyToOne(ReportTemplate).mapToPk().joinColumn('template_id'),
    requesterId: p.manyToOne(AuthorityBody).mapToPk().joinColumn('requester_id'),
    periodFrom: p.date(),
    periodTo: p.date().index(),
    dueOn: p.date(),
    requestedOn: p.date(),
    document: p.text(),
  },
});

@ObjectType({
  description:
    'A body asks others for their reports on one period (clause 6d); once per template and period.',
})
export class ReportRequest extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'First day reported on; of a year 15 December of the year before.' })
  declare periodFrom: string;

  @Field(() => LocalDate, {
    description:
      'Last day reported on, the closing day: what is computed is computed as of it. Of a year 14 December.',
  })
  declare periodTo: string;

  @Field(() => LocalDate, { description: 'Day by which the reports are to be handed in.' })
  declare dueOn: string;

  @Field(() => LocalDate, { description: 'Day they were asked for.' })
  declare requestedOn: string;

  @Field(() => String, { description: 'Number of the document that asks, e.g. 2115/UBND-NC.' })
  declare document: string;
}
Schema.setClass(ReportRequest);
