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
  cpu: number;
  rate: number;
  times: number[];
  fetches: number;
  statements: number;
}

async function measure(subject: Subject, body: string, token: string): Promise<Row> {
  const before = await readUsage(subject);
  const started = performance.now();
  const times = await sendLoad({
    url: subject.url,
    body,
    token,
    requests: REQUESTS,
    concurrency: CONCURRENCY,
  });
  const seconds = (performance.now() - started) / 1000;
  const after = await readUsage(subject);
  const each = (name: keyof SubjectUsage): number => (after[name] - before[name]) / REQUESTS;
  return {
    cpu: each('cpu'),
    rate: REQUESTS / seconds,
    times,
    fetches: each('fetches'),
    statements: each('statements'),
  };
}

/** The round with the least CPU: what disturbs a round only ever adds to it. */
const best = (rows: readonly Row[]): Row => rows.reduce((least, row) => (row.cpu < least.cpu ? row : least));

function print(query: string, rows: ReadonlyMap<SubjectKind, Row>): void {
  const stock = rows.get('stock')!;
  process.stdout.write(
    `\n${query}\n  ${'gateway'.padEnd(12)} CPU ms  req/s    p50    p99  fetches  SQL  CPU : stock\n`,
  );
  for (const [kind, { cpu, rate, times, fetches, statements }] of rows) {
    const figures = [
      cpu.toFixed(2),
      rate.toFixed(0),
      percentile(times, 0.5).toFixed(1),
      percentile(times, 0.99).toFixed(1),
    ];
    const sql = kind === 'in-process' ? statements.toFixed(0) : '';
    const columns = [
      ...figures.map((figure) => figure.padStart(6)),
      fetches.toFixed(0).padStart(8),
      sql.padStart(4),
    ];
    process.stdout.write(`  ${kind.padEnd(12)} ${columns.join(' ')}  ${(cpu / stock.cpu).toFixed(2)}\n`);
  }
}

async function compare(databaseUrl: string): Promise<void> {
  const secret = 'the bench has no secret to keep, only a length to reach';
  const common = { databaseUrl, dataDir: DATA_DIR, secret };
  const subgraphs = await startSubject({ kind: 'subgraphs', urls: {}, ...common });
  const started = [subgraphs.process];
  const subjects: Subject[] = [];
  try {
    for (const [kind, urls] of [
      ['in-process', {}],
      ['over-http', subgraphs.urls],
      ['stock', subgraphs.urls],
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
        for (const subject of subjects) rows.get(subject.kind)!.push(await measure(subject, body, token));
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
    `CPU of the gateway's own process per request (in process: with all four subgraphs; the database apart).\n` +
      `${REQUESTS} requests, ${CONCURRENCY} at once, best of ${ROUNDS} rounds taken in turn.\n`,
  );
  await compare(databaseUrl ?? database!.url);
} finally {
  await database?.stop();
}
