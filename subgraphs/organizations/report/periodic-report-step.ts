import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Step, stepColumns } from '../../kit/step.js';
import { PeriodicReport, PeriodicReportState } from './periodic-report.js';

export const PeriodicReportEvent = graphEnum(
  'PeriodicReportEvent',
  'A step in the life of a report (domain 5.5).',
  {
    REMIND: 'Who asked for it urges (đôn đốc, clause 6b).',
    SUBMIT: 'The body hands it in; its figures are frozen.',
    RECEIVE: 'One of several receivers accepts it, others have not yet.',
    ACCEPT: 'The last of its receivers accepts it.',
    RETURN: 'A receiver sends it back.',
    CONSOLIDATE: 'The report it is part of is handed in and counts it.',
    CANCEL: 'Who asked for it calls it off, e.g. as asked of the wrong body; names its document.',
  },
);
export type PeriodicReportEvent = keyof typeof PeriodicReportEvent;

const Schema = defineEntity({
  name: 'PeriodicReportStep',
  schema: 'organizations',
  tableName: 'periodic_report_step',
  properties: {
    ...stepColumns(),
    reportId: p.manyToOne(PeriodicReport).mapToPk().joinColumn('report_id').index(),
    event: p.enum(valuesOf(PeriodicReportEvent)).strictNullable(),
    state: p.enum(valuesOf(PeriodicReportState)),
  },
});

@ObjectType({ implements: Step, description: 'One step a report took, kept for good.' })
export class PeriodicReportStep extends Schema.class implements Step {
  @Field(() => PeriodicReportEvent, { nullable: true, description: 'What was done; null: it was asked for.' })
  declare event: PeriodicReportEvent | null;

  @Field(() => PeriodicReportState, { description: 'The state it led to.' })
  declare state: PeriodicReportState;
}
Schema.setClass(PeriodicReportStep);
