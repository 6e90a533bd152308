import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
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
  },
);
export type PeriodicReportEvent = keyof typeof PeriodicReportEvent;

const Schema = defineEntity({
  name: 'PeriodicReportStep',
  schema: 'organizations',
  tableName: 'periodic_report_step',
  properties: {
    id: p.uuid().primary(),
    reportId: p.manyToOne(PeriodicReport).mapToPk().joinColumn('report_id').index(),
    event: p.enum(valuesOf(PeriodicReportEvent)).strictNullable(),
    state: p.enum(valuesOf(PeriodicReportState)),
    takenOn: p.date(),
    role: p.text(),
    /** Opaque subject of the token: for the audit only, never in the graph. */
    actor: p.text().strictNullable(),
    document: p.text().strictNullable(),
    comment: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'One step a report took, kept for good.' })
export class PeriodicReportStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => PeriodicReportEvent, { nullable: true, description: 'What was done; null: it was asked for.' })
  declare event: PeriodicReportEvent | null;

  @Field(() => PeriodicReportState, { description: 'The state it led to.' })
  declare state: PeriodicReportState;

  @Field(() => LocalDate, { description: 'Day it was done, in Viet Nam.' })
  declare takenOn: string;

  @Field(() => String, { description: 'Role of who did it, e.g. PROVINCE_OFFICER.' })
  declare role: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that goes with it; null: none.',
  })
  declare document: string | null;

  @Field(() => String, { nullable: true, description: 'Remark, e.g. why it was returned; names no person.' })
  declare comment: string | null;
}
Schema.setClass(PeriodicReportStep);
