import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { PeriodicReport } from './periodic-report.js';

const Schema = defineEntity({
  name: 'ReportReceipt',
  schema: 'organizations',
  tableName: 'report_receipt',
  uniques: [{ name: 'report_receipt_once', properties: ['reportId', 'bodyId'] }],
  properties: {
    id: p.uuid().primary(),
    reportId: p.manyToOne(PeriodicReport).mapToPk().joinColumn('report_id'),
    bodyId: p.manyToOne(AuthorityBody).mapToPk().joinColumn('body_id').index(),
    acceptedOn: p.date().strictNullable(),
  },
});

@ObjectType({
  description: 'A body that receives a report, and whether it accepted it (clause 6d names two).',
})
export class ReportReceipt extends Schema.class {
  @Field(() => LocalDate, { nullable: true, description: 'Day it accepted the report; null: not yet.' })
  declare acceptedOn: string | null;
}
Schema.setClass(ReportReceipt);
