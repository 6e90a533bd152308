import { readdir, readFile } from 'node:fs/promises';
import type { Sample } from './explorer.js';

const FOLDER = new URL('../../gateway/samples/', import.meta.url);

/** The sample queries of the explorer and the welcome screen in the order of their file names, the main one first. */
export async function readSamples(): Promise<Sample[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(files.map(readSample));
}

async function readSample(file: string): Promise<Sample> {
  const query = await readFile(new URL(file, FOLDER), 'utf8');
  const variables = await readFile(new URL(file.replace(/\.graphql$/, '.json'), FOLDER), 'utf8');
  const title = /\b(?:query|mutation) (\w+)/.exec(query)?.[1] ?? file;
  return { title, query, variables: JSON.parse(variables) as Record<string, unknown> };
}
