import { ask, BAD_INPUT, type Hostile, nest, repeat, TOO_COMPLEX } from './request.js';

export const VALUES: Hostile[] = [
  {
    name: '40,000 values in variables',
    ...ask('{ __typename }', { variables: { a: Array.from({ length: 40_000 }, () => 1) } }),
    ...TOO_COMPLEX,
    says: /2001 values/,
  },
  {
    name: '40,000 levels in variables',
    body: `{"query":"{ __typename }","variables":{"a":${nest(40_000, '[', ']')}}}`,
    ...TOO_COMPLEX,
    says: /levels of nested values/,
  },
  {
    name: '40,000 levels in extensions',
    body: `{"query":"{ __typename }","extensions":{"a":${nest(40_000, '[', ']')}}}`,
    ...TOO_COMPLEX,
    says: /levels of nested values/,
  },
  { name: 'a page of a million', ...ask('{ organizations(first: 1000000) { totalCount } }'), ...BAD_INPUT },
  {
    name: 'a page of less than nothing',
    ...ask('{ organizations(first: -1) { totalCount } }'),
    ...BAD_INPUT,
  },
  {
    name: 'a number beyond numbers',
    body: '{"query":"query ($n: Int!) { organizations(first: $n) { totalCount } }","variables":{"n":1e400}}',
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  { name: 'SQL as a cursor', ...ask(`{ organizations(after: "' or 1=1 --") { totalCount } }`), ...BAD_INPUT },
  {
    name: 'SQL as an id',
    ...ask(`{ organization(id: "1'; drop table organization; --") { code } }`),
    ...BAD_INPUT,
  },
  {
    name: 'SQL in a search',
    ...ask(`{ organizations(search: "%'; drop table organization; --") { totalCount } }`),
    status: 200,
  },
  {
    name: 'wildcards in a search',
    ...ask(`{ organizations(search: "${'%_'.repeat(50)}") { totalCount } }`),
    status: 200,
  },
  {
    name: '90 kB in a search',
    ...ask(`{ organizations(search: "${'x'.repeat(90_000)}") { totalCount } }`),
    ...BAD_INPUT,
  },
  {
    name: 'a null byte in a text',
    ...ask('query ($s: String) { organizations(search: $s) { totalCount } }', {
      variables: { s: 'a\u0000b' },
    }),
    ...BAD_INPUT,
  },
  {
    name: 'half a character in a text',
    body: '{"query":"query ($s: String) { organizations(search: $s) { totalCount } }","variables":{"s":"\\ud800"}}',
    ...BAD_INPUT,
  },
  {
    name: '1,900 ids in a filter',
    ...ask('query ($ids: [ID!]) { organizations(where: { unit: { in: $ids } }) { totalCount } }', {
      variables: {
        ids: Array.from(
          { length: 1_900 },
          (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
        ),
      },
    }),
    status: 200,
  },
  {
    name: '500 orders',
    ...ask(
      `{ organizations(orderBy: [${repeat(500, () => '{ field: CODE, direction: ASC }')}]) { totalCount } }`,
    ),
    ...BAD_INPUT,
  },
];
