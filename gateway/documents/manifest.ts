import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Texts of documents by their ids. */
export type Manifest = ReadonlyMap<string, string>;

/** What Apollo's tool writes, and the plain map of Relay and GraphQL Code Generator. */
const ApolloManifest = z.object({ operations: z.array(z.object({ id: z.string(), body: z.string() })) });
const PlainManifest = z.record(z.string(), z.string());

export async function readManifest(path: string): Promise<Manifest> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Error(`TRUSTED_DOCUMENTS: ${path} cannot be read as JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const apollo = ApolloManifest.safeParse(content);
  if (apollo.success) return new Map(apollo.data.operations.map(({ id, body }) => [id, body]));
  const plain = PlainManifest.safeParse(content);
  if (plain.success) return new Map(Object.entries(plain.data));
  throw new Error(
    `TRUSTED_DOCUMENTS: ${path} is neither a map from id to document nor a manifest of Apollo's tool.`,
  );
}
