import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LifeCycle } from '../subgraphs/kit/states.js';
import { DEFINITIONS } from '../gateway/main.js';

type Cycle = LifeCycle<string, string, never>;

const COMPILED = new URL('../subgraphs/', import.meta.url);
const MARKS = ['<!-- life cycles: begin -->', '<!-- life cycles: end -->'] as const;

const isCycle = (value: unknown): value is Cycle => {
  const steps = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return steps.length > 0 && steps.every((step) => Array.isArray(step?.from) && Array.isArray(step.who));
};

/** The tables of states of one subgraph, by the file they stand in; a file may have two. */
export async function findCycles(subgraph: string): Promise<[string, Cycle][]> {
  const folder = new URL(`${subgraph}/`, COMPILED);
  const files = await readdir(folder, { recursive: true });
  const tables = files.filter((file) => file.endsWith('.states.js')).toSorted();
  const modules = await Promise.all(
    tables.map((file) => import(new URL(file, folder).href) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module, i) =>
    Object.values(module)
      .filter(isCycle)
      .map((cycle): [string, Cycle] => [basename(tables[i]!, '.states.js'), cycle]),
  );
}

/** A state that no step leads to is where a life begins, one that no step leaves is where it ends. */
export function drawCycle(cycle: Cycle): string {
  const steps = Object.entries(cycle).flatMap(([event, { from, to, document }]) =>
    from.map((state) => ({ state, to, event: document ? `${event} †` : event })),
  );
  const left = new Set(steps.map(({ state }) => state));
  const reached = new Set(steps.filter(({ state, to }) => state !== to).map(({ to }) => to));
  return [
    'stateDiagram-v2',
    ...[...left].filter((state) => !reached.has(state)).map((state) => `  [*] --> ${state}`),
    ...steps.map(({ state, to, event }) => `  ${state} --> ${to}: ${event}`),
    ...[...reached].filter((state) => !left.has(state)).map((state) => `  ${state} --> [*]`),
  ].join('\n');
}

/** A README with its diagrams anew, between the two marks; one without marks is told, not passed over. */
export function placeDiagrams(readme: string, cycles: readonly (readonly [string, Cycle])[]): string {
  const [begin, end] = MARKS.map((mark) => readme.indexOf(mark)) as [number, number];
  if (begin < 0 || end < begin) throw new Error(`a README needs the lines ${MARKS.join(' and ')}`);
  const diagrams = cycles.map(
    ([name, cycle]) => `**${name}**\n\n\`\`\`mermaid\n${drawCycle(cycle)}\n\`\`\`\n`,
  );
  return `${readme.slice(0, begin)}${MARKS[0]}\n\n${diagrams.join('\n')}\n${readme.slice(end)}`;
}

/** The READMEs of all subgraphs as they should be, by their path from the folder of the schema. */
export async function drawReadmes(root = '.'): Promise<Record<string, string>> {
  const drawn = DEFINITIONS.map(async ({ name }) => {
    const path = `subgraphs/${name}/README.md`;
    const text = await readFile(join(root, path), 'utf8');
    return [`../${path}`, placeDiagrams(text, await findCycles(name))] as const;
  });
  return Object.fromEntries(await Promise.all(drawn));
}
