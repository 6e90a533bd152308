import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  execute,
  type GraphQLObjectType,
  type GraphQLUnionType,
  GraphQLError,
  parse,
} from 'graphql';
import { executeCompiled } from './execute.js';
import { compileOperation } from './operation.js';

const schema = buildSchema(`
  scalar Day
  enum Size { S L }
  input Where { sizes: [Size!] = [S] by: Int }
  interface Named { name: String }
  type Cat implements Named { name: String lives: Int! }
  type Dog implements Named { name: String friend: Dog! toys(first: Int! = 2): [String!]! }
  union Pet = Cat | Dog
  type Query {
    method: Int later: [Int] items: [Int!] strict: [Int!]! object: Dog broken: Dog size: Size day(of: Day): Day
    pets: [Pet] named: [Named!]! echo(where: Where, n: Int = 3): String mutableArgs(n: Int): [Int] notAList: [Int]
    failing: Int! wrongLeaf: Int asError: Int
  }
  type Mutation { change: Int }
`);
const fieldsOf = (name: string) => (schema.getType(name) as GraphQLObjectType).getFields();
const fail = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });
};
fieldsOf('Dog')['toys']!.resolve = (dog, { first }) =>
  Array.from({ length: first }, (_, n) => `${dog.name}${n}`);
fieldsOf('Query')['echo']!.resolve = (_, args, context) => JSON.stringify([args, context]);
fieldsOf('Query')['mutableArgs']!.resolve = (_, args) => [args.n, (args.n = 5), args.n];
(schema.getType('Pet') as GraphQLUnionType).resolveType = (pet) => Promise.resolve(pet.kind);
(schema.getType('Cat') as GraphQLObjectType).isTypeOf = (cat) => Promise.resolve(cat.name !== 'false');
Object.assign(schema.getType('Day')!, {
  parseValue: (value: unknown) => (value === '2025-02-30' ? fail('no such day') : value),
});
const dog = (name: string): object => ({ __typename: 'Dog', kind: 'Dog', name, friend: null });
const root: Record<string, unknown> = {
  method: () => 7,
  later: [Promise.resolve(1), Promise.reject(new Error('late')), null, new Error('as a value')],
  items: [1, Promise.resolve(null)],
  strict: () => Promise.resolve([1, null]),
  object: { name: () => Promise.resolve('Rex'), friend: { name: 'Bo', friend: null } },
  broken: () => Promise.reject(new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } })),
  size: 'XL',
  pets: [
    { kind: 'Cat', name: 'Tom', lives: 9 },
    dog('Rex'),
    { kind: 'Bird' },
    { kind: 'Cat', name: 'false' },
  ],
  named: () => [dog('Rex'), { __typename: 'Cat', name: 'Kit', lives: null }],
  notAList: 3,
  failing: () => fail('failing'),
  wrongLeaf: 'three',
  asError: new Error('as an error'),
};
for (const [name, value] of Object.entries(root)) {
  // The executions have no root object: what a test says of the root is said by its resolvers.
  fieldsOf('Query')[name]!.resolve = (_, args, context, info) =>
    typeof value === 'function' ? (value as (...all: unknown[]) => unknown)(args, context, info) : value;
}

const CASES: [string, object?][] = [
  ['{ __typename method later items size day(of: "x") notAList wrongLeaf asError }'],
  ['{ strict }'],
  ['{ method failing later }'],
  ['{ object { name friend { name } } }'],
  ['{ object { name friend { friend { name } } } }'],
  ['{ broken { name } alias: broken { name } method }'],
  [
    '{ pets { __typename ... on Named { name } ... on Cat { lives } ... on Dog { toys few: toys(first: 1) } } }',
  ],
  ['{ named { name ... on Dog { toys(first: 0) } ... { n: name } ... on Cat { lives } } }'],
  [
    'query ($w: Where, $n: Int) { a: echo(where: $w, n: $n) b: echo(where: { by: 1 }) }',
    { w: { sizes: 'L' } },
  ],
  ['query ($n: Int = 4) { echo(n: $n) }'],
  ['query ($n: Int!) { echo(n: $n) }', {}],
  ['query ($w: Where) { echo(where: $w) }', { w: { sizes: ['M', 'N'], by: 1.5, other: 1 } }],
  ['query ($d: Day) { day(of: $d) }', { d: '2025-02-30' }],
  ['query ($n: Int) { a: mutableArgs(n: $n) b: mutableArgs(n: $n) }', { n: 1 }],
  ['{ object { name } object { friend { name } } }'],
];

describe('a compiled read gives what graphql-js gives', () => {
  it.each(CASES)('%s', async (query, variables = {}) => {
    const document = parse(query);
    const operation = compileOperation(schema, document);
    const expected = await execute({
      schema,
      document,
      variableValues: { ...variables },
      contextValue: 'context',
    });
    // The second time with what the first one has compiled.
    for (let time = 0; time < 2; time += 1) {
      const answer = await executeCompiled(operation!, { ...variables }, 'context');
      expect(JSON.parse(JSON.stringify(answer.data ?? null))).toEqual(
        JSON.parse(JSON.stringify(expected.data ?? null)),
      );
      expect(sort(answer.errors)).toEqual(sort(expected.errors));
    }
  });

  /** Of what a subgraph's own code did wrong no client reads the words: how they begin is enough. */
  const sort = (errors: readonly GraphQLError[] = []): string[] =>
    errors
      .map(({ path, message, extensions }) => JSON.stringify([path, message.slice(0, 20), extensions]))
      .toSorted();
});

it.each([
  'mutation { change }',
  'query ($a: Boolean!) { method @skip(if: $a) }',
  '{ ...F } fragment F on Query { method }',
  '{ __schema { description } }',
  '{ __proto__: method }',
  'query A { method } query B { method }',
])('leaves to graphql-js: %s', (query) => {
  expect(compileOperation(schema, parse(query))).toBeUndefined();
});
