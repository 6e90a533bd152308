import { ask, BAD_REQUEST, bomb, type Hostile, INVALID, nest, repeat, TOO_COMPLEX } from './request.js';

/** Pages within pages: 100^levels rows. */
const pages = (levels: number, first: string): string =>
  levels === 0 ? 'id' : `activities(first: ${first}) { nodes { campaign { ${pages(levels - 1, first)} } } }`;

export const DOCUMENTS: Hostile[] = [
  {
    name: '10,000 aliases',
    ...ask(`{ ${repeat(10_000, (i) => `a${i}: __typename`)} }`),
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
  },
  {
    name: '3,000 aliases',
    ...ask(`{ ${repeat(3_000, (i) => `a${i}: __typename`)} }`),
    ...TOO_COMPLEX,
    says: /more than 5000 tokens/,
  },
  {
    name: '1,000 aliases',
    ...ask(`{ ${repeat(1_000, (i) => `a${i}: __typename`)} }`),
    ...TOO_COMPLEX,
    says: /1000 aliased fields; at most 50/,
  },
  {
    name: 'one field a thousand times',
    ...ask(`{ topics { ${repeat(1_000, () => 'code')} } }`),
    ...TOO_COMPLEX,
    says: /1001 fields/,
  },
  { name: 'one field 990 times', ...ask(`{ topics { ${repeat(990, () => 'code')} } }`), ...INVALID },
  {
    name: 'pages within pages, 5 levels',
    ...ask(`{ organizations(first: 100) { nodes { ${pages(4, '100')} } } }`),
    ...TOO_COMPLEX,
    says: /costs 20303030201; at most 5000/,
  },
  {
    name: 'pages within pages, 2 levels',
    ...ask(`{ organizations(first: 100) { nodes { ${pages(1, '100')} } } }`),
    ...TOO_COMPLEX,
    says: /costs 20201; at most 5000/,
  },
  {
    name: 'pages sized by a variable',
    ...ask(`query ($n: Int!) { organizations(first: $n) { nodes { ${pages(1, '$n')} } } }`, {
      variables: { n: 2_000_000_000 },
    }),
    ...TOO_COMPLEX,
    says: /costs 20201/,
  },
  {
    name: 'pages sized by a variable that is no number',
    ...ask(`query ($n: Int!) { organizations(first: $n) { nodes { ${pages(1, '$n')} } } }`, {
      variables: { n: ['1'] },
    }),
    ...TOO_COMPLEX,
    says: /costs 20201/,
  },
  {
    name: 'pages within pages by fragments',
    ...ask(
      `{ organizations(first: 100) { nodes { ...A } } } fragment A on Organization { activities(first: 100) { nodes { campaign { ...B } } } } fragment B on Campaign { activities(first: 100) { nodes { id } } }`,
    ),
    ...TOO_COMPLEX,
    says: /costs/,
  },
  {
    name: 'a fragment bomb of 2^18 fields',
    ...ask(`{ topics { ...F0 } } ${bomb(18, 'Topic', 'code')}`),
    ...TOO_COMPLEX,
    says: /262145 fields/,
  },
  {
    name: 'a fragment bomb of 2^60 fields',
    ...ask(`{ topics { ...F0 } } ${bomb(60, 'Topic', 'code')}`),
    ...TOO_COMPLEX,
    says: /fields/,
  },
  {
    name: '6 fragments that use each other',
    ...ask(
      `{ topics { ...F0 } } ${repeat(6, (i) => `fragment F${i} on Topic { code ${repeat(6, (j) => `...F${j}`)} }`)}`,
    ),
    ...INVALID,
  },
  {
    name: 'a fragment within itself',
    ...ask('{ topics { ...F } } fragment F on Topic { code ...F }'),
    ...INVALID,
  },
  {
    name: '40 fragments that use each other',
    ...ask(
      `{ topics { ...F0 } } ${repeat(40, (i) => `fragment F${i} on Topic { code ${repeat(40, (j) => `...F${j}`)} }`)}`,
    ),
    ...TOO_COMPLEX,
    says: /fields/,
  },
  {
    name: '1,000 directives',
    ...ask(`{ topics ${repeat(1_000, () => '@include(if: true)')} { code } }`),
    ...TOO_COMPLEX,
    says: /tokens/,
  },
  {
    name: '500 directives that do not exist',
    ...ask(`{ topics ${repeat(500, (i) => `@d${i}`)} { code } }`),
    ...TOO_COMPLEX,
    says: /500 directives/,
  },
  {
    name: '2,400 levels of fields',
    ...ask(nest(2_400, '{ a ', '}')),
    ...TOO_COMPLEX,
    says: /nested/,
  },
  {
    name: '2,400 levels of lists',
    ...ask(`{ topic(code: ${nest(2_400, '[', ']')}) { code } }`),
    ...TOO_COMPLEX,
    says: /nested/,
  },
  {
    name: '1,200 levels of objects',
    ...ask(`{ organizations(where: ${nest(1_200, '{ a: ', '}', '1')}) { totalCount } }`),
    ...TOO_COMPLEX,
    says: /nested/,
  },
  {
    name: '2,400 levels of a variable’s type',
    ...ask(`query ($a: ${nest(2_400, '[', ']', 'Int')}) { topics { code } }`),
    ...INVALID,
  },
  { name: '99 kB of comment', ...ask(`{ __typename } #${'x'.repeat(99_000)}`), status: 200 },
  {
    name: '1,000 unknown fields, each with suggestions',
    ...ask(`{ ${repeat(19, (i) => `organizatio${i}`)} topics { ${repeat(900, (i) => `cod${i}`)} } }`),
    ...INVALID,
  },
  {
    name: '600 unknown types, each with suggestions',
    ...ask(`{ ${repeat(600, (i) => `... on Organizatio${i} { id }`)} }`),
    ...TOO_COMPLEX,
    says: /600 fields at the root/,
  },
  {
    name: '900 unknown arguments',
    ...ask(`{ organizations(${repeat(900, (i) => `firs${i}: 1`)}) { totalCount } }`),
    ...INVALID,
  },
  {
    name: '1,000 operations',
    ...ask(repeat(1_000, (i) => `query Q${i} { __typename }`)),
    ...BAD_REQUEST,
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    name: 'recursion in introspection',
    ...ask(`{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`),
    ...TOO_COMPLEX,
    says: /3 lists within lists of the schema/,
  },
  {
    name: 'recursion in introspection by possible types',
    ...ask(`{ __type(name: "Query") { possibleTypes { interfaces { possibleTypes { name } } } } }`),
    ...TOO_COMPLEX,
    says: /3 lists within lists of the schema/,
  },
  {
    name: 'the schema twenty times',
    ...ask(
      `{ ${repeat(20, (i) => `s${i}: __schema { types { name fields { name args { name type { name } } type { name ofType { name ofType { name } } } } inputFields { name type { name } } enumValues { name } interfaces { name } possibleTypes { name } } directives { name locations args { name } } queryType { name } mutationType { name } }`)} }`,
    ),
    ...TOO_COMPLEX,
    says: /costs 20000; at most 5000/,
  },
  { name: 'a schema definition', ...ask('type Query { a: Int } { __typename }'), ...INVALID },
  { name: 'an extension of the schema', ...ask('extend type Query { a: Int }'), ...INVALID },
  {
    name: 'a subscription',
    ...ask('subscription { topics { code } }'),
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  { name: '@defer', ...ask('{ ... @defer { topics { code } } }'), ...INVALID },
  {
    name: 'a field of subgraphs only',
    ...ask('{ _entities(representations: []) { __typename } }'),
    ...INVALID,
  },
  { name: 'a subgraph’s own SDL', ...ask('{ _service { sdl } }'), ...INVALID },
  { name: 'an empty document', ...ask('   '), status: 400, code: 'GRAPHQL_PARSE_FAILED' },
];
