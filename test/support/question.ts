import { readFile } from 'node:fs/promises';
import type { Answer, TestGraph, ViewerClaims } from './graph.js';
import { sourcePath } from './source-path.js';
import { tellStory } from './story.js';

/** `qNN-<name>.ask.json`: what a question is asked with, by whom, and who may not have its answer. */
interface Ask {
  variables: object;
  viewer: ViewerClaims;
  /** Absent: the answer is open to everybody. */
  refused?: ViewerClaims;
}

const readAsk = async (name: string): Promise<Ask> =>
  JSON.parse(await readFile(sourcePath(`test/graph/questions/${name}.ask.json`), 'utf8')) as Ask;

/** One of the questions users ask, by whom it is meant for. */
export async function askQuestion<Data>(graph: TestGraph, name: string): Promise<Answer<Data>> {
  const { variables, viewer } = await readAsk(name);
  return tellStory<Data>(graph, `questions/${name}`, { variables, viewer });
}

/** The same question by who may not see the answer: paths and codes of what is refused. */
export async function askRefused(graph: TestGraph, name: string): Promise<[string, unknown][]> {
  const { variables, refused } = await readAsk(name);
  if (!refused) throw new Error(`${name}.ask.json names nobody who is refused`);
  const as = `questions/${name}.refused`;
  const { errors } = await tellStory(graph, `questions/${name}`, {
    variables,
    viewer: refused,
    as,
    plan: false,
  });
  return errors.map(({ path, extensions }) => [path?.join('.') ?? '', extensions?.['code']]);
}

/** The text of a question, to ask it with other variables or as somebody else. */
export const readQuestion = (name: string): Promise<string> =>
  readFile(sourcePath(`test/graph/questions/${name}.query.graphql`), 'utf8');
