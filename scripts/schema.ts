import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse, printSchema } from 'graphql';
import { ERRORS as GATEWAY_ERRORS } from '../gateway/errors.js';
import { DEFINITIONS } from '../gateway/main.js';
import { ERRORS, type ErrorEntry } from '../subgraphs/kit/errors.js';
import { toAccessPage } from './access-table.js';
import { buildDefinition, type SubgraphDefinition } from '../subgraphs/kit/subgraph.js';
import { drawReadmes } from './life-cycles.js';

const FOLDER = 'schema';

/** The composed graph: what the gateway plans on, and what a client sees of it. */
export function compose(sdls: Readonly<Record<string, string>>): { supergraph: string; api: string } {
  const services = Object.entries(sdls).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: `http://${name}.invalid/graphql`,
  }));
  const { errors, supergraphSdl, schema } = composeServices(services);
  if (errors?.length)
    throw new Error(
      `The subgraphs do not compose:\n${errors.map(({ message }) => `  ${message}`).join('\n')}`,
    );
  return { supergraph: supergraphSdl!, api: printSchema(schema!.toAPISchema().toGraphQLJSSchema()) };
}

function toErrorsPage(catalogue: Readonly<Record<string, ErrorEntry>>): string {
  const rows = Object.entries(catalogue).map(
    ([code, { http, since, description }]) => `| \`${code}\` | ${http} | ${since} | ${description} |`,
  );
  return `# Error codes

Every error carries \`extensions.code\`; a code is never reused. HTTP is the status when the
whole request fails with it before execution; once execution has begun, the status is 200.

| Code | HTTP | Since | Meaning |
| --- | --- | --- | --- |
${rows.toSorted().join('\n')}
`;
}

/** Every generated file by its name in the folder, made in memory. */
export function generateFiles(
  definitions: readonly SubgraphDefinition[] = DEFINITIONS,
): Record<string, string> {
  const built = definitions.map((definition) => [definition.name, buildDefinition(definition)] as const);
  const sdls = Object.fromEntries(built.map(([name, { sdl }]) => [name, sdl]));
  const { supergraph, api } = compose(sdls);
  return {
    ...Object.fromEntries(Object.entries(sdls).map(([name, sdl]) => [`${name}.graphql`, sdl])),
    'supergraph.graphql': `${supergraph}\n`,
    'public.graphql': `${api}\n`,
    'access.md': toAccessPage(Object.fromEntries(built.map(([name, { schema }]) => [name, schema]))),
    'errors.md': toErrorsPage({ ...ERRORS, ...GATEWAY_ERRORS }),
  };
}

/** Names of the files whose committed text is not what the code generates now. */
export async function findDrift(files: Readonly<Record<string, string>>, folder = FOLDER): Promise<string[]> {
  const same = await Promise.all(
    Object.entries(files).map(
      async ([name, text]) => (await readFile(join(folder, name), 'utf8').catch(() => null)) === text,
    ),
  );
  return Object.keys(files).filter((_, i) => !same[i]);
}

async function main(check: boolean): Promise<void> {
  const files = { ...generateFiles(), ...(await drawReadmes()) };
  const drift = await findDrift(files);
  const count = Object.keys(files).length;
  if (check && drift.length)
    throw new Error(`${drift.join(', ')}: not as generated. Run npm run schema and commit the result.`);
  if (!check) {
    await mkdir(FOLDER, { recursive: true });
    for (const name of drift) await writeFile(join(FOLDER, name), files[name]!);
  }
  process.stdout.write(
    `${count} generated files examined, ${drift.length} ${check ? 'differ' : 'written'}\n`,
  );
}

if (process.argv[1] === import.meta.filename) await main(process.argv.includes('--check'));
