import { sql } from 'kysely';
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { withinBodyReach } from '../authority/authority-reach.view.js';
import { PeriodicReport } from './periodic-report.js';
import { ReportFigure } from './report-figure.js';
import { PARTS, sumOf } from './report-figures.view.js';
import { ReportLine } from './report-line.js';
import { measuresOf } from './report-measure.view.js';

const LineConnection = connectionOf(ReportLine);
const COLUMNS = columnsOf(ReportLine, 'l');

/** Lines in the order of the template; a template has few figures. */
const linesOf = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<ReportLine>`
    select ${COLUMNS} from organizations.report_line l join organizations.report_figure f on f.id = l.figure_id
    where l.report_id = any(cast(${[...ids]} as uuid[])) order by f.position`.execute(db);
  return Map.groupBy(rows, ({ reportId }) => reportId);
});

/** Largest first, so that the drill-down begins with what weighs most. */
const LARGEST = [
  { expression: sql`coalesce(v.total, 0)`, direction: 'DESC', type: 'int' },
  { expression: sql`v.id`, direction: 'ASC', type: 'uuid' },
] as const;

const partsOf = createLoader(({ db, viewer }: GraphContext, ids, page: PageArgs) =>
  readPagePerParent<ReportLine>(
    db,
    {
      ...{ list: 'report-parts', columns: columnsOf(ReportLine, 'v'), from: PARTS, orderBy: LARGEST },
      ...{ where: [withinBodyReach(viewer, sql`c.body_id`)], parent: sql`l.id`, parents: ids },
    },
    page,
  ),
);

@Resolver(() => PeriodicReport)
export class ReportLinesResolver {
  @FieldResolver(() => [ReportLine], { description: 'Its figures, in the order of the template.' })
  async lines(@Root() { id }: PeriodicReport, @Ctx() context: GraphContext): Promise<ReportLine[]> {
    return (await linesOf(context).load(id)) ?? [];
  }
}

/** What the register counts for a line today, as of the closing day; null: an ENTERED figure. */
async function computedNow({ reportId, figureId }: ReportLine, context: GraphContext) {
  const { measure } = (await rowById(ReportFigure)(context).load(figureId))!;
  if (measure === null) return null;
  return (await measuresOf(context).load(reportId))?.get(measure) ?? 0;
}

@Resolver(() => ReportLine)
export class ReportLineResolver {
  @FieldResolver(() => ReportFigure, { description: 'The figure.' })
  figure(@Root() { figureId }: ReportLine, @Ctx() context: GraphContext) {
    return rowById(ReportFigure)(context).load(figureId);
  }

  @FieldResolver(() => PeriodicReport, { description: 'The report it is of.' })
  report(@Root() { reportId }: ReportLine, @Ctx() context: GraphContext) {
    return rowById(PeriodicReport)(context).load(reportId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'What the register counts today for the same units and days: differs from `computed` when records of the period were entered or corrected since. Null: an ENTERED figure.',
  })
  computedNow(@Root() line: ReportLine, @Ctx() context: GraphContext): Promise<number | null> {
    return computedNow(line, context);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: '`total` less `computedNow`. Null: an ENTERED figure, or not handed in yet.',
  })
  async difference(@Root() line: ReportLine, @Ctx() context: GraphContext): Promise<number | null> {
    if (line.total === null) return null;
    const counted = await computedNow(line, context);
    return counted === null ? null : line.total - counted;
  }

  @FieldResolver(() => Int, {
    description: 'Sum of the accepted reports it sums up: while it is open those accepted so far; 0: none.',
  })
  async partsTotal(@Root() { id }: ReportLine, @Ctx() context: GraphContext): Promise<number> {
    return (await sumOf(context).load(id)) ?? 0;
  }

  @FieldResolver(() => LineConnection, {
    nullable: true,
    description: 'The same figure in each accepted report it sums up, in the viewer’s reach, largest first.',
  })
  parts(
    @Root() { id }: ReportLine,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ): Promise<Connection<ReportLine> | null> {
    return partsOf(context, { first, after: after ?? null }).load(id);
  }
}
