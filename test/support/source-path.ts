import { fileURLToPath } from 'node:url';

/** A file of the source tree, e.g. `test/graph/profile.query.graphql`: tests run from dist/, which holds code only. */
export function sourcePath(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
