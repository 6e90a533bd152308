import { readdir, readFile } from 'node:fs/promises';
import { readSamples } from '../../gateway/samples.js';
import type { Partner, Role } from '../../subgraphs/kit/viewer.js';

export interface Claims {
  role: Role;
  organization?: string;
  area?: string;
  partner?: Partner;
}

export interface Ask {
  name: string;
  query: string;
  variables: object;
  viewer?: Claims;
  /** What it costs on the small register, where that was written down. */
  cost?: { fetches: number; statements: number };
}

const STORIES = new URL('../../../test/graph/', import.meta.url);
const QUESTIONS = new URL('questions/', STORIES);
const SUFFIX = '.ask.json';

/** The questions users ask that have a story, each by whom it is meant for. */
export async function readQuestions(): Promise<Ask[]> {
  const files = (await readdir(QUESTIONS)).filter((file) => file.endsWith(SUFFIX)).sort();
  return Promise.all(files.map((file) => readQuestion(file.slice(0, -SUFFIX.length))));
}

async function readQuestion(name: string): Promise<Ask> {
  const read = (suffix: string): Promise<string> => readFile(new URL(name + suffix, QUESTIONS), 'utf8');
  const { variables, viewer } = JSON.parse(await read(SUFFIX)) as Pick<Ask, 'variables' | 'viewer'>;
  const [query, plan] = [await read('.query.graphql'), await read('.plan.txt')];
  return { name, query, variables, viewer, cost: readCost(plan) };
}

/** The last line of a story's plan: the cost nobody can rewrite unseen. */
function readCost(plan: string): Ask['cost'] {
  const [, fetches, statements] = /(\d+) fetches, (\d+) SQL statements\s*$/.exec(plan) ?? [];
  return fetches ? { fetches: Number(fetches), statements: Number(statements) } : undefined;
}

/** The samples of the explorer, as the officer the explorer asks as. */
export async function readSampleAsks(): Promise<Ask[]> {
  return (await readSamples()).map(({ title, query, variables = {} }) => ({
    ...{ name: title, query, variables },
    viewer: { role: 'PROVINCE_OFFICER' },
  }));
}
