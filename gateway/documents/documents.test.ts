import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { pino } from 'pino';
import { type Answer, askGraph, openTinyGateway, type TinyGateway } from '../../test/support/tiny-gateway.js';
import type { GatewayOptions } from '../server.js';
import type { DocumentsMode } from './documents.js';
import { readManifest } from './manifest.js';
import { createRegistrations } from './registrations.js';

const BOOK = 'query Book($id: ID!) { book(id: $id) { title } }';
const OTHER = '{ viewer }';
const MANIFEST = new Map([['book', BOOK]]);
const KEYS = new TextEncoder().encode('a secret of at least 32 characters');
const ISSUER = 'https://issuer.example';

const digest = (query: string): string => hash('sha256', query, 'hex');
const codeOf = ({ status, errors }: Answer): unknown[] => [status, errors?.[0]?.extensions['code']];
const apq = (query: string): object => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: digest(query) } },
});

async function signedIn(): Promise<Record<string, string>> {
  const token = await new SignJWT({ role: 'ANALYST' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setExpirationTime('1h')
    .sign(KEYS);
  return { authorization: `Bearer ${token}` };
}

let gateway: TinyGateway;
afterEach(() => gateway.stop());
async function open(mode: DocumentsMode, options: Partial<GatewayOptions> = {}): Promise<void> {
  gateway = await openTinyGateway('in process', {
    trustedDocuments: MANIFEST,
    trustedDocumentsMode: mode,
    issuers: [{ issuer: ISSUER, algorithms: ['HS256'], keys: KEYS, roles: ['ANALYST'] }],
    ...options,
  });
}

describe('a document of the manifest', () => {
  const served = { status: 200, data: { book: { title: 'Kiều' } } };
  const variables = { id: 1 };

  it.each<DocumentsMode>(['off', 'log', 'enforce'])(
    'is found by its id, and served as text, in mode %s',
    async (mode) => {
      await open(mode);
      expect(await askGraph(gateway.url, { documentId: 'book', variables })).toMatchObject(served);
      expect(await askGraph(gateway.url, { query: BOOK, variables })).toMatchObject(served);
    },
  );

  it('is found in a GET as well', async () => {
    await open('enforce');
    const parameters = new URLSearchParams({ documentId: 'book', variables: JSON.stringify(variables) });
    const response = await fetch(`${gateway.url}/graphql?${parameters.toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect([response.status, await response.json()]).toEqual([200, { data: served.data }]);
  });

  it('has limits like any other', async () => {
    await open('enforce', { limits: { fields: 1 } });
    expect(codeOf(await askGraph(gateway.url, { documentId: 'book', variables }))).toEqual([
      400,
      'TOO_COMPLEX',
    ]);
  });
});

describe('another document', () => {
  it('is served in mode off', async () => {
    await open('off');
    expect((await gateway.ask(OTHER)).status).toBe(200);
  });

  it('is served and logged in mode log, by its digest and client, without its text', async () => {
    const lines: Record<string, unknown>[] = [];
    const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
    await open('log', { log: pino({ level: 'warn' }, { write }) });
    expect((await gateway.ask(OTHER, {}, { 'apollographql-client-name': 'portal' })).status).toBe(200);
    expect(lines).toMatchObject([{ msg: 'untrusted document', clientName: 'portal', digest: digest(OTHER) }]);
    expect(JSON.stringify(lines)).not.toContain(OTHER);
  });

  it('is refused in mode enforce, also with a hash, by GET, or when it differs by a space', async () => {
    await open('enforce');
    for (const query of [OTHER, ` ${BOOK}`])
      expect(codeOf(await gateway.ask(query, { id: 1 }))).toEqual([403, 'UNTRUSTED_DOCUMENT']);
    expect(codeOf(await askGraph(gateway.url, { query: OTHER, ...apq(OTHER) }))).toEqual([
      403,
      'UNTRUSTED_DOCUMENT',
    ]);
    expect(codeOf(await askGraph(gateway.url, { query: OTHER, documentId: 'book' }))).toEqual([
      403,
      'UNTRUSTED_DOCUMENT',
    ]);
    const response = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(OTHER)}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(403);
  });
});

describe('a document registered by its hash', () => {
  const registered = { ...apq(OTHER) };

  it('is kept for who has shown a token', async () => {
    await open('off');
    const missing = [200, 'PERSISTED_QUERY_NOT_FOUND'];
    expect(codeOf(await askGraph(gateway.url, registered, await signedIn()))).toEqual(missing);
    expect((await askGraph(gateway.url, { query: OTHER, ...registered }, await signedIn())).status).toBe(200);
    expect((await askGraph(gateway.url, registered, await signedIn())).data).toHaveProperty('viewer');
  });

  it('is served once to the public, and not kept', async () => {
    await open('off');
    expect((await askGraph(gateway.url, { query: OTHER, ...registered })).data).toHaveProperty('viewer');
    expect(codeOf(await askGraph(gateway.url, registered))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
  });

  it('is refused when the hash is another’s', async () => {
    await open('off');
    expect(codeOf(await askGraph(gateway.url, { query: BOOK, ...registered }, await signedIn()))).toEqual([
      400,
      'BAD_REQUEST',
    ]);
  });

  it.each([
    [{ documentId: 1 }],
    [{ documentId: ['book'] }],
    [{ extensions: { persistedQuery: { sha256Hash: {} } } }],
  ])('is not found by %j', async (body) => {
    await open('off');
    expect(codeOf(await askGraph(gateway.url, body))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
  });
});

describe('a mode of its own', () => {
  it('a role has, as its token says', async () => {
    await open('enforce', { trustedDocumentsModeByRole: { ANALYST: 'off' } });
    expect(codeOf(await gateway.ask(OTHER))).toEqual([403, 'UNTRUSTED_DOCUMENT']);
    expect((await gateway.ask(OTHER, {}, await signedIn())).status).toBe(200);
  });

  it('may be that of the public alone', async () => {
    await open('off', { trustedDocumentsModeByRole: { PUBLIC: 'enforce' } });
    expect(codeOf(await gateway.ask(OTHER))).toEqual([403, 'UNTRUSTED_DOCUMENT']);
    expect((await gateway.ask(OTHER, {}, await signedIn())).status).toBe(200);
  });

  it('gives nobody who is held to the manifest what others registered', async () => {
    await open('off', { trustedDocumentsModeByRole: { PUBLIC: 'enforce' } });
    await askGraph(gateway.url, { query: OTHER, ...apq(OTHER) }, await signedIn());
    expect((await askGraph(gateway.url, apq(OTHER), await signedIn())).status).toBe(200);
    expect(codeOf(await askGraph(gateway.url, apq(OTHER)))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
    expect((await askGraph(gateway.url, { documentId: 'book', variables: { id: 1 } })).status).toBe(200);
  });
});

describe('what is kept', () => {
  beforeAll(() => open('off'));
  it('is bounded; what was used last stays', () => {
    const registrations = createRegistrations(10);
    registrations.set('a', '12345');
    registrations.set('b', '12345');
    registrations.get('a');
    registrations.set('c', '12345');
    expect(['a', 'b', 'c'].map((id) => registrations.get(id))).toEqual(['12345', undefined, '12345']);
    registrations.set('d', 'x'.repeat(11));
    expect(['a', 'c', 'd'].map((id) => registrations.get(id))).toEqual([undefined, undefined, undefined]);
  });
});

describe('a manifest', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'manifest-'));
    await open('off');
  });
  afterAll(() => rm(folder, { recursive: true }));
  const write = async (content: string): Promise<string> => {
    const path = join(folder, 'documents.json');
    await writeFile(path, content);
    return path;
  };

  it.each([
    ['a plain map', { book: BOOK }],
    [
      'what Apollo’s tool writes',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'book', name: 'Book', type: 'query', body: BOOK }],
      },
    ],
  ])('may be %s', async (_, content) => {
    expect(await readManifest(await write(JSON.stringify(content)))).toEqual(MANIFEST);
  });

  it.each(['{', '[1]', '{"book": 1}'])('must not be %s', async (content) => {
    await expect(readManifest(await write(content))).rejects.toThrow(
      /^TRUSTED_DOCUMENTS: .*documents\.json /,
    );
  });
});
