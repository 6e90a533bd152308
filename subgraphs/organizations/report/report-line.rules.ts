import { refuseInput } from '../../kit/errors.js';
import { requireCount } from '../../kit/numbers.js';
import { optionalText } from '../../kit/text.js';
import type { FigureKind } from './report-figure.js';

/** More is taken for a typing error. */
const MAX_VALUE = 1_000_000_000;

/** What is known of a figure before its report is handed in. */
export interface LineGround {
  id: string;
  code: string;
  kind: FigureKind;
  /** What the register counts; null: an ENTERED figure. */
  computed: number | null;
  /** Sum of the accepted reports it sums up. */
  parts: number;
}

/** What the body says of a figure. */
export interface GivenFigure {
  code: string;
  own?: number | null;
  total?: number | null;
  note?: string | null;
}

export interface SettledLine {
  id: string;
  own: number;
  total: number;
  computed: number | null;
  note: string | null;
}

interface Told {
  given: GivenFigure | undefined;
  path: string;
  /** Whether the report sums up others. */
  isParent: boolean;
}

/** What the body adds itself: told, or computed, or of a report that sums up others nothing. */
function ownOf({ code, kind, computed }: LineGround, { given, path, isParent }: Told): number {
  if (given?.own != null) return requireCount(given.own, `${path}.own`, MAX_VALUE);
  if (isParent) return 0;
  if (computed !== null) return computed;
  return refuseInput('input.figures', `${code} is ${kind}, so the report tells it; it is missing`);
}

function settleLine(line: LineGround, told: Told): SettledLine {
  const { given, path } = told;
  const own = ownOf(line, told);
  const total = line.parts + own;
  if (given?.total != null && given.total !== total)
    refuseInput(
      `${path}.total`,
      `${line.code} does not add up: accepted reports ${line.parts} + own ${own} = ${total} expected, ${given.total} given`,
      '5.5',
    );
  const note = optionalText(given?.note, `${path}.note`, 300);
  if (line.computed !== null && total !== line.computed && note === null)
    refuseInput(
      `${path}.note`,
      `${line.code} is computed as ${line.computed} and reported as ${total}; a figure is disputed with a note`,
      '5.5',
    );
  return { id: line.id, own, total, computed: line.computed, note: total === line.computed ? null : note };
}

/**
 * The figures of a report as it is handed in: total = accepted parts + own. What is computed may only be disputed
 * with a note, and a total that does not add up is refused with the figure, what was expected and what was given.
 */
export function settleLines(
  ground: readonly LineGround[],
  given: readonly GivenFigure[],
  isParent: boolean,
): SettledLine[] {
  const places = new Map<string, number>();
  given.forEach(({ code }, i) => {
    const path = `input.figures[${i}].code`;
    if (!ground.some((line) => line.code === code)) refuseInput(path, `${code} is no figure of this report`);
    if (places.has(code)) refuseInput(path, `${code} is told twice`);
    places.set(code, i);
  });
  return ground.map((line) => {
    const place = places.get(line.code);
    const path = place === undefined ? 'input.figures' : `input.figures[${place}]`;
    return settleLine(line, { given: place === undefined ? undefined : given[place], path, isParent });
  });
}
