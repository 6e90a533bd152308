import { readdirSync, readFileSync } from 'node:fs';
import { sourcePath } from '../support/source-path.js';
import type { RandomOperation } from './operations.js';

const FOLDER = sourcePath('test/differential/regressions');

/** Operations that once were answered wrong: `<world>.<what>.graphql`, the variables in the comment of the first line. */
export function readRegressions(world: string): [string, RandomOperation][] {
  return readdirSync(FOLDER)
    .filter((file) => file.startsWith(`${world}.`))
    .map((file) => {
      const query = readFileSync(`${FOLDER}/${file}`, 'utf8');
      const variables = JSON.parse(query.slice(1, query.indexOf('\n'))) as RandomOperation['variables'];
      return [file, { query, variables }];
    });
}
