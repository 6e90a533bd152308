import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { openDevelopmentIssuer } from '../gateway/development-issuer.js';
import { readGraphSettings } from '../gateway/main.js';
import { readSamples } from '../gateway/samples.js';
import { type DatabaseCpu, watchDatabaseCpu } from './bench/database-cpu.js';
import { askOnce, sendLoad } from './bench/load.js';
import { measureQuestions } from './bench/questions.js';
import { soak } from './bench/soak.js';
import type { SubjectKind, SubjectSetup, SubjectUsage } from './bench/subject.js';
import { printRows, printTargets, type Row, type Rows, toBest } from './bench/table.js';
import { openDatabase } from './database.js';
import { loadPlaces } from './places.js';
import { withSubgraphs } from './prepare.js';
import { SIZES } from './seed/plan.js';
import { isRegisterEmpty, seedRegister } from './seed/seed.js';

/** Kept between runs, beside the register but never in it. */
const DATA_DIR = '.data/bench';
const ROUNDS = 5;
const CONCURRENCY = 4;
const REQUESTS = 150;
/** Before anything is measured: the compiler of V8 has seen what is hot. */
const WARM_UP = 200;

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

async function measure(
  subject: Subject,
  { subgraphs, database }: { subgraphs: Subject; database: DatabaseCpu },
  load: { body: string; token: string },
): Promise<Row> {
  const [before, apartBefore] = [await readUsage(subject), await readUsage(subgraphs)];
  const databaseBefore = await database.read();
  const started = performance.now();
  const times = await sendLoad({ url: subject.url, ...load, requests: REQUESTS, concurrency: CONCURRENCY });
  const seconds = (performance.now() - started) / 1000;
  const [after, apartAfter] = [await readUsage(subject), await readUsage(subgraphs)];
  const each = (name: keyof SubjectUsage): number => (after[name] - before[name]) / REQUESTS;
  const apart = APART.has(subject.kind) ? (apartAfter.cpu - apartBefore.cpu) / REQUESTS : 0;
  const databaseAfter = await database.read();
  return {
    ...{ cpu: each('cpu'), total: each('cpu') + apart, rate: REQUESTS / seconds, times },
    ...{ fetches: each('fetches'), statements: each('statements') },
    database:
      databaseAfter === undefined || databaseBefore === undefined
        ? undefined
        : (databaseAfter - databaseBefore) / REQUESTS,
  };
}

/** Those that call subgraphs in other processes. */
const APART = new Set<SubjectKind>(['over-http', 'stock']);
const KINDS: readonly SubjectKind[] = ['in-process', 'monolith', 'stock-in-process', 'over-http', 'stock'];

interface Bench {
  subjects: Subject[];
  subgraphs: Subject;
  token: string;
}

/** Each subject in a process of its own, and the subgraphs some of them call; all end with the work. */
async function withSubjects(
  { databaseUrl, kinds }: { databaseUrl: string; kinds: readonly SubjectKind[] },
  work: (bench: Bench) => Promise<void>,
): Promise<void> {
  const secret = 'the bench has no secret to keep, only a length to reach';
  const common = { databaseUrl, dataDir: DATA_DIR, secret };
  const started: ChildProcess[] = [];
  try {
    const apart = await startSubject({ kind: 'subgraphs', urls: {}, ...common });
    started.push(apart.process);
    const subjects: Subject[] = [];
    for (const kind of kinds) {
      const urls = APART.has(kind) ? apart.urls : {};
      const subject = await startSubject({ kind, urls, ...common });
      started.push(subject.process);
      subjects.push({ kind, process: subject.process, url: subject.urls['graph']! });
    }
    const { sign } = await openDevelopmentIssuer(DATA_DIR);
    const token = await sign({ sub: 'bench', role: 'PROVINCE_OFFICER' }, 2);
    await work({ subjects, subgraphs: { kind: 'subgraphs', process: apart.process, url: '' }, token });
  } finally {
    for (const child of started) child.disconnect();
  }
}

/** What is compared must be the same: asks each subject once and looks at the data. */
async function requireEqualAnswers({ subjects, token }: Bench, body: string): Promise<void> {
  const answers = await Promise.all(subjects.map(({ url }) => askOnce({ url, body, token })));
  answers.forEach((answer, index) => {
    if (answer !== answers[0])
      throw new Error(`${subjects[index]!.kind} answers otherwise: ${answer.slice(0, 500)}`);
  });
}

async function compare(bench: Bench, database: DatabaseCpu): Promise<void> {
  const { subjects, subgraphs, token } = bench;
  const found = new Map<string, Rows>();
  for (const [name, body] of await readQueries()) {
    await requireEqualAnswers(bench, body);
    for (const { url } of subjects)
      await sendLoad({ url, body, token, requests: WARM_UP, concurrency: CONCURRENCY });
    const rows = new Map(subjects.map(({ kind }) => [kind, [] as Row[]]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const subject of subjects)
        rows.get(subject.kind)!.push(await measure(subject, { subgraphs, database }, { body, token }));
    }
    const best = new Map([...rows].map(([kind, list]) => [kind, toBest(list)]));
    found.set(name, best);
    printRows(name, best);
  }
  printTargets(found);
}

async function runSoak(databaseUrl: string, minutes: number): Promise<void> {
  const bodies = (await readSamples()).map((sample) => JSON.stringify(sample));
  process.stdout.write(`The samples of the explorer, ${CONCURRENCY} at once, for ${minutes} minutes.\n`);
  await withSubjects({ databaseUrl, kinds: ['in-process', 'over-http'] }, async ({ subjects, token }) => {
    const gateways = subjects.map((subject) => ({
      ...{ name: subject.kind, url: subject.url },
      readRss: async () => (await readUsage(subject)).rss,
    }));
    await soak({ gateways, token, bodies, minutes });
  });
}

async function runComparison(databaseUrl: string): Promise<void> {
  process.stdout.write(
    `CPU ms: the gateway's own process per request; CPU all: with the subgraphs, which in process are the same one;\n` +
      `PG ms: PostgreSQL for the same request, where its processes are on this machine.\n` +
      `Ours and the monolith check the client's token, stock trusts everyone.\n` +
      `${REQUESTS} requests, ${CONCURRENCY} at once, best of ${ROUNDS} rounds taken in turn.\n`,
  );
  const database = await watchDatabaseCpu(databaseUrl);
  try {
    await withSubjects({ databaseUrl, kinds: KINDS }, (bench) => compare(bench, database));
  } finally {
    await database.stop();
  }
}

const { soak: minutes, questions } = new Command()
  .description(
    'Compares the gateway with the stock one, or watches its memory under load, or times questions',
  )
  .option(
    '--soak <minutes>',
    'mixed load for so long on the gateway with subgraphs in process and apart',
    Number,
  )
  .option('--questions', 'time, statements and size of each question, on the register as it is')
  .parse()
  .opts<{ soak?: number; questions?: true }>();
const { databaseUrl } = readGraphSettings();
const database = databaseUrl ? undefined : await openDatabase({ dataDir: DATA_DIR, holder: 'shared' });
const url = databaseUrl ?? database!.url;
try {
  await prepare(url);
  if (questions) await measureQuestions(url);
  else await (minutes ? runSoak(url, minutes) : runComparison(url));
} finally {
  await database?.stop();
}
