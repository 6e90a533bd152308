import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { ReportTemplate } from './report-template.js';

export const FigureKind = graphEnum('FigureKind', 'Where the value of a figure comes from.', {
  COMPUTED: 'Counted by the register at the closing day; may only be disputed, with a note (domain 5.5).',
  ENTERED: 'Told by who reports; the register knows nothing of it.',
});
export type FigureKind = keyof typeof FigureKind;

/** What the register can count of an area and a period; a template names the measure of each COMPUTED figure. */
export const MEASURES = [
  ...['ORGANIZATIONS', 'REGISTERED', 'RECOGNISED'],
  ...['GRADED_EXCELLENT', 'GRADED_GOOD', 'GRADED_AVERAGE', 'GRADED_WEAK'],
  ...['ACTIVITIES', 'PEOPLE_REACHED', 'FESTIVALS', 'LAUNCHES', 'DIALOGUES'],
  ...['GUARDS_APPROVED', 'GUARDS_PRESENT', 'GUARDS_TRAINED', 'MANAGERS_TRAINED', 'PROTECTED', 'DRILLS'],
  ...['AWARDS', 'MODELS', 'MODEL_POINTS', 'REVIEWS', 'TASKS_DONE'],
] as const;

const Schema = defineEntity({
  name: 'ReportFigure',
  schema: 'organizations',
  tableName: 'report_figure',
  uniques: [{ name: 'report_figure_code', properties: ['templateId', 'code'] }],
  properties: {
    id: p.uuid().primary(),
    templateId: p.manyToOne(ReportTemplate).mapToPk().joinColumn('template_id'),
    code: p.text(),
    position: p.integer(),
    nameVi: p.text(),
    unit: p.text(),
    kind: p.enum(valuesOf(FigureKind)),
    /** One of `MEASURES`; null: ENTERED. */
    measure: p.text().strictNullable(),
    source: p.text(),
  },
});

@ObjectType({ description: 'One figure of a template.' })
export class ReportFigure extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Name inside its template, e.g. PEOPLE_REACHED.' })
  declare code: string;

  @Field(() => String, { description: 'Name in Vietnamese.' })
  declare nameVi: string;

  @Field(() => String, { description: 'Unit it is counted in, in Vietnamese, e.g. lượt người.' })
  declare unit: string;

  @Field(() => FigureKind, { description: 'Where its value comes from.' })
  declare kind: FigureKind;

  @Field(() => String, { description: 'Clause that asks for it.' })
  declare source: string;
}
Schema.setClass(ReportFigure);
