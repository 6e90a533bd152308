import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { buildSchema } from 'graphql';
import { readGraphSettings } from '../gateway/main.js';
import { type Ask, type Claims, readQuestions, readSampleAsks } from './explain/asks.js';
import { openExplainer } from './explain/explainer.js';
import { listAsks, type KnownIds, type ListAsk, resizePage } from './explain/lists.js';
import { openWatchedGraph, type WatchedAnswer, type WatchedGraph } from './explain/watched-graph.js';

const LOOK_UP = `{
  administrativeUnit(code: "10525") { id }
  organizationByCode(code: "HD-0001") { id }
  industrialZones(first: 1) { nodes { id } }
  documents(first: 1) { nodes { id } }
  authorityBodies(first: 1) { nodes { id } }
  festivalPlans(first: 1) { nodes { id } }
  campaigns(first: 1) { nodes { id } }
  emulationRounds(first: 1) { nodes { id } }
}`;

const SMALL_PAGE = 20;
const SHOWN = 120;

interface Found {
  ids: KnownIds;
  /** Who reads lists, each with a reach of its own and so with statements of its own. */
  viewers: readonly Claims[];
}

interface Verdict {
  asked: number;
  statements: number;
  offences: string[];
}

async function lookUp(graph: WatchedGraph): Promise<Found> {
  const viewer: Claims = { role: 'PROVINCE_OFFICER' };
  const { data, errors } = await graph.ask({ query: LOOK_UP, variables: {}, viewer });
  if (!data || errors.length)
    throw new Error(`The register cannot be looked into: ${JSON.stringify(errors)}`);
  const one = (name: string): string => (data[name] as { id: string }).id;
  const first = (name: string): string => (data[name] as { nodes: { id: string }[] }).nodes[0]!.id;
  const [area, organization] = [one('administrativeUnit'), one('organizationByCode')];
  return {
    ids: {
      ...{ planid: first('festivalPlans'), documentid: first('documents'), document: first('documents') },
      ...{ zone: first('industrialZones'), campaign: first('campaigns'), round: first('emulationRounds') },
      ...{ body: first('authorityBodies'), issuer: first('authorityBodies') },
      ...{
        organizationid: organization,
        organization,
        host: organization,
        recipient: organization,
        unit: area,
      },
    },
    viewers: [
      viewer,
      { role: 'COMMUNE_OFFICER', area },
      { role: 'EMULATION_OFFICE' },
      { role: 'ORGANIZATION', organization },
      { role: 'ANALYST' },
      { role: 'TRAINER' },
      { role: 'DPO' },
      { role: 'ADMIN' },
    ],
  };
}

const codesOf = ({ errors }: WatchedAnswer): string[] => [
  ...new Set(errors.map(({ extensions }) => String(extensions?.['code']))),
];
const isRefused = (answer: WatchedAnswer): boolean =>
  answer.data === null || Object.values(answer.data).every((each) => each === null);

/** A line for each ask, and what is wrong with it. */
async function explainAll(databaseUrl: string): Promise<Verdict> {
  const graph = await openWatchedGraph(databaseUrl);
  const explainer = await openExplainer(databaseUrl);
  const verdict: Verdict = { asked: 0, statements: 0, offences: [] };
  const report = async (
    name: string,
    answer: WatchedAnswer,
    wrong: readonly string[] = [],
  ): Promise<void> => {
    const { slowest, offences } = await explainer.explain(answer.statements);
    const found = [...wrong, ...offences];
    const figures = `${answer.statements.length} SQL, slowest ${slowest.toFixed(1)} ms, ${answer.bytes} bytes`;
    process.stdout.write(`${name}: ${figures}\n${found.map((line) => `  OFFENDER ${line}\n`).join('')}`);
    verdict.asked += 1;
    verdict.statements += answer.statements.length;
    verdict.offences.push(...found.map((line) => `${name}: ${line}`));
  };
  try {
    const found = await lookUp(graph);
    for (const ask of [...(await readQuestions()), ...(await readSampleAsks())])
      await explainStory(graph, ask, report);
    const schema = buildSchema(await readFile('schema/public.graphql', 'utf8'));
    for (const asks of listAsks(schema, found.ids).values())
      await explainList(graph, { asks, found }, report);
  } finally {
    await explainer.stop();
    await graph.stop();
  }
  return verdict;
}

type Report = (name: string, answer: WatchedAnswer, wrong?: readonly string[]) => Promise<void>;

/** It costs no statement more than on the small register; fewer where a page has no row of some kind. */
async function explainStory(graph: WatchedGraph, ask: Ask, report: Report): Promise<void> {
  const answer = await graph.ask(ask);
  const { statements } = answer;
  const wrong = codesOf(answer).map((code) => `is answered with ${code}`);
  if (ask.cost && ask.cost.statements < statements.length)
    wrong.push(`sends ${statements.length} statements, on the small register ${ask.cost.statements}`);
  await report(ask.name, answer, wrong);
}

/** Whole by every viewer it is open to, and each variant by the one with the widest reach. */
async function explainList(
  graph: WatchedGraph,
  { asks: [whole, ...variants], found: { viewers } }: { asks: ListAsk[]; found: Found },
  report: Report,
): Promise<void> {
  let widest: Claims | undefined;
  for (const viewer of viewers) {
    const answer = await graph.ask({ query: whole!.query, variables: {}, viewer });
    if (isRefused(answer) && codesOf(answer).every((code) => code === 'FORBIDDEN')) continue;
    const wrong = codesOf(answer)
      .filter((code) => code !== 'FORBIDDEN')
      .map((code) => `is answered with ${code}`);
    if (!widest) wrong.push(...(await compareSizes(graph, { whole: whole!, viewer, answer })));
    widest ??= viewer;
    await report(`${whole!.name} by ${viewer.role}`, answer, wrong);
  }
  if (!widest) throw new Error(`${whole!.name} is open to nobody this script knows.`);
  for (const { name, query } of variants) {
    const answer = await graph.ask({ query, variables: {}, viewer: widest });
    const wrong = codesOf(answer)
      .filter((code) => code !== 'FORBIDDEN')
      .map((code) => `is answered with ${code}`);
    await report(name, answer, wrong);
  }
}

/** A larger page may need a statement more, for a kind of row a small one has not; none may be sent once per row. */
async function compareSizes(
  graph: WatchedGraph,
  { whole, viewer, answer }: { whole: ListAsk; viewer: Claims; answer: WatchedAnswer },
): Promise<string[]> {
  const small = await graph.ask({ query: resizePage(whole, SMALL_PAGE), variables: {}, viewer });
  const few = countTexts(small);
  return [...countTexts(answer)]
    .filter(([text, times]) => times > (few.get(text) ?? 1))
    .map(([text, times]) => `sends a statement ${times} times for a page of 100 — ${text.slice(0, SHOWN)}`);
}

function countTexts({ statements }: WatchedAnswer): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of statements) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const command = new Command('npm run explain')
  .description(
    'Asks every question and every list of the register at DATABASE_URL and names each statement whose plan does not scale.',
  )
  .action(async () => {
    const { databaseUrl } = readGraphSettings();
    if (!databaseUrl) return command.error('DATABASE_URL is not set: plans are those of PostgreSQL.');
    const { asked, statements, offences } = await explainAll(databaseUrl);
    process.stdout.write(`\n${asked} asks, ${statements} statements, ${offences.length} offenders\n`);
    for (const line of offences) process.stdout.write(`  ${line}\n`);
    process.exitCode = offences.length ? 1 : 0;
  });
await command.parseAsync();
