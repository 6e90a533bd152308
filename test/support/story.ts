import { readFile, writeFile } from 'node:fs/promises';
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

/** The text of a story’s query, `test/graph/<story>.query.graphql`. */
const readQuery = (story: string): Promise<string> =>
  readFile(sourcePath(`test/graph/${story}.query.graphql`), 'utf8');

/** Asks a story's query and compares answer and plan with the committed ones. */
export async function tellStory<Data = Record<string, never>>(
  graph: TestGraph,
  story: string,
  { variables, viewer, as = story }: { variables?: object; viewer?: ViewerClaims; as?: string } = {},
): Promise<Answer<Data>> {
  const answer = await graph.ask<Data>(await readQuery(story), variables, viewer);
  const { data, errors } = answer;
  await expectFile(
    `${as}.result.json`,
    `${JSON.stringify(errors.length ? { data, errors } : { data }, null, 2)}\n`,
  );
  await expectFile(`${as}.plan.txt`, `${answer.plan.trim()}\n`);
  return answer;
}
