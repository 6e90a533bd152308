import { Field, ID, InputType, Int } from 'type-graphql';
import { BooleanFilter, enumFilterOf, IdFilter, IntFilter, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { StepInput } from '../../kit/step.js';
import { PeriodicReportState } from './periodic-report.js';

const StateFilter = enumFilterOf(PeriodicReportState, 'PeriodicReportState');

@InputType({ description: 'Which reports to list; conditions are joined by “and”.' })
export class PeriodicReportWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By the request that asked for it.' })
  request?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the body that reports.' })
  body?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the report it is part of.' })
  parent?: IdFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it is part of another report.' })
  isPart?: BooleanFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By the year of its closing day.' })
  year?: IntFilter | null;

  @Field(() => StateFilter, { nullable: true, description: 'By state.' })
  state?: ValueFilter<PeriodicReportState> | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it is overdue today.' })
  overdue?: BooleanFilter | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'Whether it was handed in late, or is overdue today (weakness P3).',
  })
  late?: BooleanFilter | null;
}

export const PeriodicReportOrderBy = orderByOf('PeriodicReport', {
  DUE_ON: 'Day it is due.',
  SUBMITTED_ON: 'Day it was handed in; those that were not come last.',
});

@InputType({ description: 'A request for reports, one of each body.' })
export class RequestReportsInput {
  @Field(() => String, { description: 'Code of the template, e.g. ANNUAL_MOVEMENT.' })
  template!: string;

  @Field(() => ID, { description: 'Body that asks; exists today (R19) and is in the viewer’s reach.' })
  requesterId!: string;

  @Field(() => LocalDate, { description: 'First day reported on; of a year 15 December of the year before.' })
  periodFrom!: string;

  @Field(() => LocalDate, { description: 'Last day reported on, a year after the first at most.' })
  periodTo!: string;

  @Field(() => LocalDate, { description: 'Day by which to hand in; after the period, and not past.' })
  dueOn!: string;

  @Field(() => String, { description: 'Number of the document that asks, e.g. 2115/UBND-NC.' })
  document!: string;

  @Field(() => [ID], { description: 'Bodies that report; exist today (R19), in reach; 1 to 200.' })
  bodyIds!: string[];

  @Field(() => [ID], { description: 'Bodies that receive the reports and accept each (clause 6d); 1 to 5.' })
  receiverIds!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'Report of the asking body that sums these up; not handed in yet. Absent: they stand alone.',
  })
  parentReportId?: string | null;
}

@InputType({ description: 'Further bodies that a request asks for their reports.' })
export class AddReportBodiesInput {
  @Field(() => ID, { description: 'Request.' })
  id!: string;

  @Field(() => LocalDate, { description: 'Day by which they hand in; after the period, and not past.' })
  dueOn!: string;

  @Field(() => String, { description: 'Number of the document that asks them, e.g. 2117/UBND-NC.' })
  document!: string;

  @Field(() => [ID], {
    description: 'Bodies that report; exist today (R19), in reach, not asked by it yet; 1 to 200.',
  })
  bodyIds!: string[];
}

@InputType({ description: 'A step in the life of a report.' })
export class ReportStepInput extends StepInput {}

@InputType({ description: 'A reminder of a report (đôn đốc).' })
export class RemindOfReportInput extends ReportStepInput {
  @Field(() => String, { nullable: true, description: 'Number of the letter; absent: urged without one.' })
  document?: string | null;
}

@InputType({ description: 'A report that was asked for by mistake.' })
export class CancelReportInput extends ReportStepInput {
  @Field(() => String, { description: 'Number of the document that calls it off, e.g. 2118/UBND-NC.' })
  document!: string;
}

@InputType({ description: 'A receiver’s answer to a report.' })
export class AnswerReportInput extends ReportStepInput {
  @Field(() => ID, { description: 'Body among its receivers that answers.' })
  receiverId!: string;
}

@InputType({ description: 'What a body says of one figure.' })
export class ReportFigureInput {
  @Field(() => String, { description: 'Code of the figure in the template; each at most once.' })
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'What the body adds to the reports it sums up, 0 or more. Absent: of a report that sums up others 0, else as computed; an ENTERED figure must be told.',
  })
  own?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Value reported, to be checked: accepted parts + own. Absent: as it adds up.',
  })
  total?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is another value than computed; up to 300 characters, names no person.',
  })
  note?: string | null;
}

@InputType({ description: 'A report as it is handed in.' })
export class SubmitReportInput extends ReportStepInput {
  @Field(() => String, { description: 'Number of the report as a document, e.g. 67/BC-CAT-PV05.' })
  document!: string;

  @Field(() => [ReportFigureInput], {
    description: 'Figures the body tells or disputes; computed ones may be left out.',
  })
  figures!: ReportFigureInput[];
}
