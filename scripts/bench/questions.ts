import { readQuestions } from '../explain/asks.js';
import { openWatchedGraph, type WatchedAnswer } from '../explain/watched-graph.js';
import { percentile } from './load.js';

const WARM_UP = 3;
const ROUNDS = 15;
const HEADINGS = ['p50 ms', 'SQL', 'fetches', 'rows', 'bytes'];

const toLine = (name: string, cells: readonly (string | number)[]): string =>
  `${name.padEnd(34)}${cells.map((cell) => String(cell).padStart(10)).join('')}\n`;

/** Elements of all lists of an answer: what a reader has to look at. */
function countRows(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return Object.values(value).reduce<number>((sum, each) => sum + countRows(each), own);
}

/** A row for each of the questions users ask, over the register at this address, one request at a time. */
export async function measureQuestions(databaseUrl: string): Promise<void> {
  const graph = await openWatchedGraph(databaseUrl);
  try {
    process.stdout.write(toLine('question', HEADINGS));
    for (const { name, ...ask } of await readQuestions()) {
      const answers: WatchedAnswer[] = [];
      for (let i = 0; i < WARM_UP + ROUNDS; i += 1) answers.push(await graph.ask(ask));
      const { data, errors, statements, fetches, bytes } = answers.at(-1)!;
      if (errors.length) throw new Error(`${name} is answered with ${JSON.stringify(errors)}`);
      const times = answers.slice(WARM_UP).map(({ milliseconds }) => milliseconds);
      const p50 = percentile(times, 0.5).toFixed(1);
      process.stdout.write(toLine(name, [p50, statements.length, fetches, countRows(data), bytes]));
    }
  } finally {
    await graph.stop();
  }
}
