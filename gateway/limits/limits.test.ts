import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse } from 'graphql';
import { openTinyGateway, type TinyGateway } from '../../test/support/tiny-gateway.js';
import { DEFAULT_LIMITS } from './limits.js';
import { measureDocument } from './measure.js';

const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
const nest = (depth: number): string => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;
/** 2^levels fields in a few hundred bytes. */
const bomb = (levels: number): string =>
  `{ ...F0 } ${repeat(levels, (level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`)} fragment F${levels} on Query { boom }`;

describe('what is measured', () => {
  it('sees through fragments, counting each use', () => {
    const document = parse(`
      query { a { ...F } b: a { ...F } ... on Query { c } }
      fragment F on A { x: d { e } ...G }
      fragment G on A { y: f { g { h } } }`);
    expect(measureDocument(document)).toMatchObject({ depth: 4, aliases: 5, rootFields: 3, fields: 13 });
  });

  it('measures a bomb without exploding', () => {
    expect(measureDocument(parse(bomb(60))).fields).toBe(2 ** 60);
  });

  it('measures fragments that use each other or are missing', () => {
    const document = parse('{ ...A ...Missing } fragment A on Q { a ...B } fragment B on Q { b ...A }');
    expect(measureDocument(document)).toMatchObject({ rootFields: 2, fields: 2 });
  });

  it('measures a fragment nobody uses: validation would read it too', () => {
    expect(measureDocument(parse(`{ a } fragment F on Q ${nest(30)}`)).depth).toBe(30);
  });
});

describe('what is refused', () => {
  let gateway: TinyGateway;
  beforeAll(async () => {
    gateway = await openTinyGateway('in process');
  });
  afterAll(() => gateway.stop());

  const deep = (depth: number): string => `{ books ${nest(depth - 1)} }`;
  const aliased = (count: number): string =>
    `{ ${repeat(Math.ceil(count / 10), (book) => `books { ${repeat(10, (index) => `t${book * 10 + index}: title`)} }`)} }`;

  it.each([
    ['depth', deep(DEFAULT_LIMITS.depth + 1), '17 levels of nested fields; at most 16'],
    ['aliases', aliased(DEFAULT_LIMITS.aliases + 10), '60 aliased fields; at most 50'],
    [
      'root fields',
      `{ ${repeat(DEFAULT_LIMITS.rootFields + 1, () => 'boom')} }`,
      '21 fields at the root; at most 20',
    ],
    [
      'fields',
      `{ books { ${repeat(DEFAULT_LIMITS.fields, () => 'id')} } }`,
      '1001 fields, uses of fragments counted; at most 1000',
    ],
    [
      'tokens',
      `{ books { ${repeat(DEFAULT_LIMITS.tokens, () => 'id')} } }`,
      'more than 5000 tokens; at most 5000',
    ],
    ['a fragment bomb', bomb(20), 'at most 20'],
    [
      'directives',
      `{ boom ${repeat(DEFAULT_LIMITS.directives + 1, () => '@include(if: true)')} }`,
      '101 directives, uses of fragments counted; at most 100',
    ],
    [
      'introspection',
      `{ __schema { types { ...A } } } fragment A on __Type { fields { type { ...B } } } fragment B on __Type { fields { type { fields { name } } } }`,
      '3 lists within lists of the schema itself; at most 2',
    ],
    [
      'nested values',
      `{ publishedOn(day: ${'['.repeat(13)}${']'.repeat(13)}) }`,
      '13 levels of nested values; at most 12',
    ],
  ])('%s over the limit', async (_, query, reason) => {
    const { status, errors, data } = await gateway.ask(query);
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: expect.stringContaining(reason),
        extensions: { code: 'TOO_COMPLEX', requestId: expect.any(String) },
      },
    ]);
  });

  it.each([
    [
      'values in variables',
      { list: Array.from({ length: 2_001 }, () => 1) },
      '2001 values in variables and extensions; at most 2000',
    ],
    [
      'nested variables',
      { deep: JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`) as unknown },
      '13 levels of nested values; at most 12',
    ],
  ])('%s over the limit', async (_, variables, reason) => {
    const { status, errors } = await gateway.ask('{ viewer }', variables);
    expect([status, errors?.[0]?.extensions['code']]).toEqual([400, 'TOO_COMPLEX']);
    expect(errors?.[0]?.message).toContain(reason);
  });

  it('an answer over the limit is refused with both figures', async () => {
    const strict = await openTinyGateway('in process', { limits: { responseBytes: 100 } });
    expect((await strict.ask('{ book(id: 1) { title } }')).status).toBe(200);
    const { status, data, errors, headers } = await strict.ask('{ books { title author { id } } }');
    expect([status, data]).toEqual([400, undefined]);
    expect(errors?.[0]?.message).toMatch(/^The answer has \d{3} bytes; at most 100 are allowed\./);
    expect(errors?.[0]?.extensions).toEqual({
      code: 'TOO_COMPLEX',
      requestId: headers.get('x-request-id'),
    });
    await strict.stop();
  });

  it('refuses in a GET as well', async () => {
    const response = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(bomb(20))}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('TOO_COMPLEX');
  });

  it.each([
    ['as deep as allowed: only the schema objects', deep(DEFAULT_LIMITS.depth), 400],
    ['as many aliases as allowed', aliased(DEFAULT_LIMITS.aliases), 200],
    ['as many root fields as allowed', `{ ${repeat(DEFAULT_LIMITS.rootFields, () => 'viewer')} }`, 200],
    ['the introspection query', getIntrospectionQuery(), 200],
  ])('serves %s', async (_, query, status) => {
    const answer = await gateway.ask(query);
    expect(answer.status).toBe(status);
    expect(answer.errors?.[0]?.extensions['code']).not.toBe('TOO_COMPLEX');
  });

  it('takes other limits, and keeps the rest', async () => {
    const strict = await openTinyGateway('in process', { limits: { fields: 3 } });
    expect((await strict.ask('{ books { id title } }')).status).toBe(200);
    expect((await strict.ask('{ books { id title broken } }')).errors?.[0]?.message).toContain('4 fields');
    expect((await strict.ask(bomb(20))).errors?.[0]?.extensions['code']).toBe('TOO_COMPLEX');
    await strict.stop();
  });

  it('refuses a body over the limit before reading it all, and serves one just below', async () => {
    const bodyOf = (bytes: number): object => ({ padding: 'x'.repeat(bytes) });
    const over = await gateway.ask('{ viewer }', bodyOf(DEFAULT_LIMITS.bodyBytes));
    expect(over.status).toBe(413);
    expect(over.errors).toEqual([
      {
        message: 'The body has 100049 bytes; at most 100000 bytes are allowed.',
        extensions: { code: 'PAYLOAD_TOO_LARGE', requestId: expect.any(String) },
      },
    ]);
    expect((await gateway.ask('{ viewer }', bodyOf(DEFAULT_LIMITS.bodyBytes - 200))).status).toBe(200);
  });
});
