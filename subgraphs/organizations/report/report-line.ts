import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PeriodicReport } from './periodic-report.js';
import { ReportFigure } from './report-figure.js';

const Schema = defineEntity({
  name: 'ReportLine',
  schema: 'organizations',
  tableName: 'report_line',
  uniques: [{ name: 'report_line_once', properties: ['reportId', 'figureId'] }],
  properties: {
    id: p.uuid().primary(),
    reportId: p.manyToOne(PeriodicReport).mapToPk().joinColumn('report_id'),
    figureId: p.manyToOne(ReportFigure).mapToPk().joinColumn('figure_id').index(),
    own: p.integer().strictNullable(),
    total: p.integer().strictNullable(),
    computed: p.integer().strictNullable(),
    note: p.text().strictNullable(),
  },
});

@ObjectType({
  description:
    'One figure of one report, in the unit its figure says. What was handed in is frozen: total = accepted parts + own.',
})
export class ReportLine extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'What the body adds to the reports it sums up; all of it, when it sums up none. Null: not handed in.',
  })
  declare own: number | null;

  @Field(() => Int, { nullable: true, description: 'The value reported. Null: not handed in yet.' })
  declare total: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'What the register counted at the closing day when the report was handed in. Null: an ENTERED figure, or not handed in.',
  })
  declare computed: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the value reported is another than the one computed; names no person. Null: it is not.',
  })
  declare note: string | null;
}
Schema.setClass(ReportLine);
