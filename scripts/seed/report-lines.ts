import type { EntityManager } from '@mikro-orm/postgresql';
import { referenceId } from '../../subgraphs/kit/ids.js';
import type { ReportFigure } from '../../subgraphs/organizations/report/report-figure.js';
import {
  type GivenFigure,
  type LineGround,
  settleLines,
} from '../../subgraphs/organizations/report/report-line.rules.js';
import { readMeasures } from '../../subgraphs/organizations/report/report-measure.view.js';
import type { SeedPlan } from './plan.js';
import type { Random } from './random.js';

interface Report {
  id: string;
  state: string;
}

interface Ground {
  figures: readonly ReportFigure[];
  whole: Report;
  parts: readonly Report[];
}

const OPEN = { own: null, total: null, computed: null, note: null };
const isOpen = ({ state }: Report): boolean => state === 'REQUESTED' || state === 'REMINDED';

const ENTERED: Readonly<Record<string, readonly [number, number]>> = {
  GUIDANCE_DOCUMENTS: [3, 14],
  BUDGET: [20, 180],
  MATERIALS: [100, 2500],
};

/** What a body tells: figures only it knows, and now and then that it counts one more than the register. */
function tellPart(random: Random, line: LineGround): GivenFigure[] {
  const { code, computed } = line;
  if (computed === null) return [{ code, own: random.int(...ENTERED[code]!) }];
  if (computed === 0 || !random.chance(0.015)) return [];
  return [{ code, own: computed + random.int(1, 3), note: 'Đơn vị mới gửi hồ sơ, hệ thống chưa cập nhật.' }];
}

/** What no part covers, such as organisations that wait for their address review, the province adds itself. */
function tellWhole(line: LineGround, covered: number): GivenFigure[] {
  const note = 'Tổng hợp theo báo cáo đã được chấp nhận của cấp dưới.';
  if (line.computed === null) return [{ code: line.code, own: 10 }];
  return [{ code: line.code, own: Math.max(0, line.computed - covered), note }];
}

interface LineRow {
  id: string;
  reportId: string;
  figureId: string;
  own: number | null;
  total: number | null;
  computed: number | null;
  note: string | null;
}

/** What is known of a report’s lines, with the ids they get. */
const toGround = (report: Report, figures: readonly ReportFigure[], known: Known): LineGround[] =>
  figures.map((figure) => ({
    ...{ id: referenceId('report-line', report.id, figure.code), code: figure.code, kind: figure.kind },
    ...{ computed: known.computedOf(report, figure), parts: known.sumOf(figure) },
  }));

interface Known {
  computedOf(report: Report, figure: ReportFigure): number | null;
  sumOf(figure: ReportFigure): number;
}

/** The lines of a year’s reports, settled by the register’s own rules. */
export async function createLines(
  em: EntityManager,
  plan: SeedPlan,
  { figures, whole, parts }: Ground,
): Promise<LineRow[]> {
  const reports = [whole, ...parts].map(({ id }) => id);
  const measures = await readMeasures(em.getKysely(), reports);
  const computedOf: Known['computedOf'] = ({ id }, { measure }) =>
    measure === null ? null : (measures.get(id)?.get(measure) ?? 0);
  const toRows = (
    report: Report,
    ground: readonly LineGround[],
    given: readonly GivenFigure[],
  ): LineRow[] => {
    const settled = isOpen(report) ? null : settleLines(ground, given, report === whole);
    return ground.map(({ id }, i) => ({
      ...{ id, reportId: report.id, figureId: figures[i]!.id },
      ...(settled?.[i] ?? OPEN),
    }));
  };
  const partLines = parts.flatMap((part) => {
    const random = plan.randomFor('report-lines', part.id);
    const ground = toGround(part, figures, { computedOf, sumOf: () => 0 });
    return toRows(
      part,
      ground,
      ground.flatMap((line) => tellPart(random, line)),
    );
  });
  const counted = new Set(parts.filter(({ state }) => state === 'CONSOLIDATED').map(({ id }) => id));
  const sumOf: Known['sumOf'] = ({ id }) =>
    partLines.reduce(
      (sum, line) => sum + (line.figureId === id && counted.has(line.reportId) ? line.total! : 0),
      0,
    );
  const covered = (figure: ReportFigure): number =>
    parts.reduce((sum, part) => sum + (computedOf(part, figure) ?? 0), 0);
  const ground = toGround(whole, figures, { computedOf, sumOf });
  const given = ground.flatMap((line, i) => tellWhole(line, covered(figures[i]!)));
  return [...partLines, ...toRows(whole, ground, given)];
}
