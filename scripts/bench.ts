import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openDevelopmentIssuer } from '../gateway/development-issuer.js';
import { readGraphSettings } from '../gateway/main.js';
import { readSamples } from '../gateway/samples.js';
import { percentile, sendLoad } from './bench/load.js';
import type { SubjectKind, SubjectSetup, SubjectUsage } from './bench/subject.js';
import { openDatabase } from './database.js';
import { loadPlaces } from './places.js';
import { withSubgraphs } from './prepare.js';
import { SIZES } from './seed/plan.js';
import { isRegisterEmpty, seedRegister } from './seed/seed.js';

/** Kept between runs, beside the register but never in it. */
const DATA_DIR = '.data/bench';
const ROUNDS = 3;
const CONCURRENCY = 4;
const REQUESTS = 150;

interface Subject {
  kind: SubjectKind;
  process: ChildProcess;
  url: string;
}

async function startSubject(
  setup: SubjectSetup,
): Promise<{ process: ChildProcess; urls: Record<string, string> }> {
  const process = fork(fileURLToPath(new URL('./bench/subject.js', import.meta.url)));
  process.send(setup);
  const [urls] = (await once(process, 'message')) as [Record<string, string>];
  return { process, urls };
}

async function readUsage({ process }: Subject): Promise<SubjectUsage> {
  process.send('usage');
  return ((await once(process, 'message')) as [SubjectUsage])[0];
}

/** A medium register, made on the first run. */
async function prepare(databaseUrl: string): Promise<void> {
  await withSubgraphs(databaseUrl, async (subgraphs) => {
    await loadPlaces(subgraphs.get('organizations')!.orm.em.fork(), () => undefined);
    if (!(await isRegisterEmpty(subgraphs))) return;
    process.stdout.write('Filling the medium register, once …\n');
    await seedRegister(subgraphs, { seed: 1, count: SIZES.medium, progress: () => undefined });
  });
}

/** One field, and the first two samples of the explorer: the profile and the list of fifty. */
async function readQueries(): Promise<[string, string][]> {
  const [profile, list] = await readSamples();
  return [
    ['one field', JSON.stringify({ query: '{ organizationByCode(code: "HD-0001") { name } }' })],
    ['profile', JSON.stringify(profile)],
    ['50-list', JSON.stringify(list)],
  ];
}

interface Row {
  /** Milliseconds of the gateway's own process per request. */
  cpu: number;
  /** The same with the subgraphs it calls, where those run apart. */
  total: number;
  rate: number;
  times: number[];
  fetches: number;
  statements: number;
}

async function measure(
  subject: Subject,
  subgraphs: Subject,
  load: { body: string; token: string },
): Promise<Row> {
  const [before, apartBefore] = [await readUsage(subject), await readUsage(subgraphs)];
  const started = performance.now();
  const times = await sendLoad({ url: subject.url, ...load, requests: REQUESTS, concurrency: CONCURRENCY });
  const seconds = (performance.now() - started) / 1000;
  const [after, apartAfter] = [await readUsage(subject), await readUsage(subgraphs)];
  const each = (name: keyof SubjectUsage): number => (after[name] - before[name]) / REQUESTS;
  const apart = subject.kind === 'in-process' ? 0 : (apartAfter.cpu - apartBefore.cpu) / REQUESTS;
  return {
    ...{ cpu: each('cpu'), total: each('cpu') + apart, rate: REQUESTS / seconds, times },
    ...{ fetches: each('fetches'), statements: each('statements') },
  };
}

/** The round with the least CPU: what disturbs a round only ever adds to it. */
const best = (rows: readonly Row[]): Row =>
  rows.reduce((least, row) => (row.total < least.total ? row : least));

const HEADINGS = [
  'gateway',
  'CPU ms',
  ': stock',
  'CPU all',
  ': stock',
  'req/s',
  'p50 ms',
  'p99 ms',
  'fetches',
  'SQL',
];

const toLine = ([first, ...others]: readonly string[]): string =>
  `  ${first!.padEnd(11)}${others.map((cell) => cell.padStart(9)).join('')}\n`;

function print(query: string, rows: ReadonlyMap<SubjectKind, Row>): void {
  const stock = rows.get('stock')!;
  process.stdout.write(`\n${query}\n${toLine(HEADINGS)}`);
  for (const [kind, { cpu, total, rate, times, fetches, statements }] of rows) {
    const ratios = [
      cpu.toFixed(2),
      (cpu / stock.cpu).toFixed(2),
      total.toFixed(2),
      (total / stock.total).toFixed(2),
    ];
    const speed = [rate.toFixed(0), percentile(times, 0.5).toFixed(1), percentile(times, 0.99).toFixed(1)];
    const counts = [fetches.toFixed(0), kind === 'in-process' ? statements.toFixed(0) : '-'];
    process.stdout.write(toLine([kind, ...ratios, ...speed, ...counts]));
  }
}

async function compare(databaseUrl: string): Promise<void> {
  const secret = 'the bench has no secret to keep, only a length to reach';
  const common = { databaseUrl, dataDir: DATA_DIR, secret };
  const { process: apart, urls: subgraphUrls } = await startSubject({
    kind: 'subgraphs',
    urls: {},
    ...common,
  });
  const subgraphs: Subject = { kind: 'subgraphs', process: apart, url: '' };
  const started = [apart];
  const subjects: Subject[] = [];
  try {
    for (const [kind, urls] of [
      ['in-process', {}],
      ['over-http', subgraphUrls],
      ['stock', subgraphUrls],
    ] as const) {
      const subject = await startSubject({ kind, urls, ...common });
      started.push(subject.process);
      subjects.push({ kind, process: subject.process, url: subject.urls['graph']! });
    }
    const { sign } = await openDevelopmentIssuer(DATA_DIR);
    const token = await sign({ sub: 'bench', role: 'PROVINCE_OFFICER' }, 2);
    for (const [name, body] of await readQueries()) {
      for (const { url } of subjects)
        await sendLoad({ url, body, token, requests: 50, concurrency: CONCURRENCY });
      const rows = new Map(subjects.map(({ kind }) => [kind, [] as Row[]]));
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const subject of subjects)
          rows.get(subject.kind)!.push(await measure(subject, subgraphs, { body, token }));
      }
      print(name, new Map([...rows].map(([kind, list]) => [kind, best(list)])));
    }
  } finally {
    for (const child of started) child.disconnect();
  }
}

const { databaseUrl } = readGraphSettings();
const database = databaseUrl ? undefined : await openDatabase({ dataDir: DATA_DIR, holder: 'shared' });
try {
  await prepare(databaseUrl ?? database!.url);
  process.stdout.write(
    `CPU ms: the gateway's own process per request; CPU all: with the subgraphs, which in process are the same one.\n` +
      `The database is apart. Ours verifies the client's token (ES256), stock trusts everyone.\n` +
      `${REQUESTS} requests, ${CONCURRENCY} at once, best of ${ROUNDS} rounds taken in turn.\n`,
  );
  await compare(databaseUrl ?? database!.url);
} finally {
  await database?.stop();
}
