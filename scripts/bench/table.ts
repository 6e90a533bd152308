import { percentile } from './load.js';
import type { SubjectKind } from './subject.js';

/** One round of one subject, per request. */
export interface Row {
  /** Milliseconds of the gateway's own process. */
  cpu: number;
  /** The same with the subgraphs it calls, where those run apart. */
  total: number;
  /** Of the database's sessions, where they can be seen. */
  database?: number;
  rate: number;
  times: number[];
  fetches: number;
  statements: number;
}

export type Rows = ReadonlyMap<SubjectKind, Row>;

const HEADINGS = [
  'gateway',
  'CPU ms',
  ': stock',
  'CPU all',
  ': stock',
  'PG ms',
  'req/s',
  'p50 ms',
  'p99 ms',
  'fetches',
  'SQL',
];

const toLine = ([first, ...others]: readonly string[]): string =>
  `  ${first!.padEnd(17)}${others.map((cell) => cell.padStart(9)).join('')}\n`;

export function printRows(query: string, rows: Rows): void {
  const stock = rows.get('stock')!;
  process.stdout.write(`\n${query}\n${toLine(HEADINGS)}`);
  for (const [kind, { cpu, total, database, rate, times, fetches, statements }] of rows) {
    const ratios = [
      cpu.toFixed(2),
      (cpu / stock.cpu).toFixed(2),
      total.toFixed(2),
      (total / stock.total).toFixed(2),
    ];
    const speed = [rate.toFixed(0), percentile(times, 0.5).toFixed(1), percentile(times, 0.99).toFixed(1)];
    const counts = [fetches ? fetches.toFixed(0) : '-', statements ? statements.toFixed(0) : '-'];
    process.stdout.write(toLine([kind, ...ratios, database?.toFixed(2) ?? '-', ...speed, ...counts]));
  }
}

/** The least of each figure over all rounds: what disturbs a round only ever adds to it. */
export function toBest(rows: readonly Row[]): Row {
  const least = (of: (row: Row) => number): number => Math.min(...rows.map(of));
  const database = least((row) => row.database ?? Number.NaN);
  return {
    ...rows[0]!,
    cpu: least(({ cpu }) => cpu),
    total: least(({ total }) => total),
    database: Number.isNaN(database) ? undefined : database,
    rate: Math.max(...rows.map(({ rate }) => rate)),
    times: rows.flatMap(({ times }) => times),
  };
}

interface Target {
  what: string;
  found: number;
  bound: number;
  isFloor?: boolean;
}

/** What the gateway promises, as ratios of one run. */
export function printTargets(byQuery: ReadonlyMap<string, Rows>): void {
  const list = (kind: SubjectKind): Row => byQuery.get('50-list')!.get(kind)!;
  const one = (kind: SubjectKind): Row => byQuery.get('one field')!.get(kind)!;
  const targets: Target[] = [
    {
      what: 'over HTTP, 50-list: CPU of the gateway’s process : stock',
      found: list('over-http').cpu / list('stock').cpu,
      bound: 0.5,
    },
    {
      what: 'in process, 50-list: CPU : one schema under graphql-jit',
      found: list('in-process').total / list('monolith').total,
      bound: 1.6,
    },
    {
      what: 'in process, 50-list: CPU : stock over HTTP with its subgraphs',
      found: list('in-process').total / list('stock').total,
      bound: 0.25,
    },
    {
      what: 'in process, one field: requests/s : stock over HTTP',
      found: one('in-process').rate / one('stock').rate,
      bound: 3,
      isFloor: true,
    },
  ];
  process.stdout.write('\nTargets\n');
  for (const { what, found, bound, isFloor = false } of targets) {
    const isMet = isFloor ? found >= bound : found <= bound;
    const limit = `${isFloor ? '≥' : '≤'} ${bound}`;
    process.stdout.write(
      `  ${what.padEnd(66)}${found.toFixed(2).padStart(7)}  ${limit.padEnd(7)}${isMet ? 'met' : 'missed'}\n`,
    );
  }
}
