import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Answer, TestGraph, ViewerClaims } from './graph.js';
import { sourcePath } from './source-path.js';

/** `UPDATE_STORIES=1 npm test` writes answers and plans anew; a story's other assertions it cannot rewrite. */
const isUpdating = process.env['UPDATE_STORIES'] === '1';

async function expectFile(name: string, text: string): Promise<void> {
  const file = sourcePath(`test/graph/${name}`);
  if (isUpdating) await writeFile(file, text);
  expect(text).toBe(await readFile(file, 'utf8'));
}

/** A story is told by a sample of the explorer where one has its name, else by a query of its own. */
async function readQuery(story: string): Promise<string> {
  const samples = await readdir(sourcePath('gateway/samples'));
  const sample = samples.find((file) => file.endsWith(`-${story}.graphql`));
  return readFile(
    sourcePath(sample ? `gateway/samples/${sample}` : `test/graph/${story}.query.graphql`),
    'utf8',
  );
}

/**
 * Asks a story's query and compares answer and, unless `plan` is false, plan and cost with the committed ones. Where a
 * refusal ends the answer, what else it had begun is cut off somewhere: such a cost says nothing.
 */
export async function tellStory<Data = Record<string, never>>(
  graph: TestGraph,
  story: string,
  {
    variables,
    viewer,
    as = story,
    plan = true,
  }: { variables?: object; viewer?: ViewerClaims; as?: string; plan?: boolean } = {},
): Promise<Answer<Data>> {
  const answer = await graph.ask<Data>(await readQuery(story), variables, viewer);
  const { data, errors } = answer;
  await expectFile(
    `${as}.result.json`,
    `${JSON.stringify(errors.length ? { data, errors } : { data }, null, 2)}\n`,
  );
  if (!plan) return answer;
  const cost = `${answer.fetches.length} fetches, ${answer.statements.length} SQL statements`;
  await expectFile(`${as}.plan.txt`, `${answer.plan.trim()}\n\n${cost}\n`);
  return answer;
}
