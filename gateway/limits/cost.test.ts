import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { askGraph, openTinyGateway, type TinyGateway } from '../../test/support/tiny-gateway.js';
import { prepareCosts } from './cost.js';
import { readCostModel } from './cost-model.js';
import { DEFAULT_WEIGHTS } from './limits.js';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
  type Query {
    shops(first: Int! = 20): Shops!
    shop: Shop
    staff(first: Int, last: Int): [Person!]!
    cities: [City!]! @listSize(assumedSize: 63)
    byLimit(limit: Int! = 5): Shops @listSize(slicingArguments: ["limit"], sizedFields: ["nodes"])
    anything: [Thing]
  }
  type Mutation { rename(name: String): Int open: Shop }
  type Shops { totalCount: Int nodes: [Shop!]! edges: [Edge!]! }
  type Edge { node: Shop! }
  type Shop { name: String report: String @cost(weight: 50) people(first: Int! = 10): People }
  type People { nodes: [Person!]! }
  type Person { name: String shop: Shop }
  type City @cost(weight: 2) { name: String }
  union Thing = Shop | City
`;

const { supergraphSdl } = composeServices([{ name: 'shops', typeDefs: parse(SDL) }]);

function costOf(query: string, variables: Record<string, unknown> = {}, name = ''): number | undefined {
  const model = readCostModel(supergraphSdl!, DEFAULT_WEIGHTS);
  return prepareCosts(parse(query), model, DEFAULT_WEIGHTS.page).get(name)?.(variables);
}

describe('the cost of an operation', () => {
  it.each<[number, string, string]>([
    [1, 'an object is one', '{ shop { name } }'],
    [0, 'a value is nothing', '{ __typename }'],
    [1000, 'the schema is dear, whatever of it', '{ __schema { types { fields { name } } } }'],
    [21, 'a page has its default size', '{ shops { nodes { name } } }'],
    [4, 'or the size asked for', '{ shops(first: 3) { totalCount nodes { name } } }'],
    [7, 'edges and their nodes are of it', '{ shops(first: 3) { edges { node { name } } } }'],
    [101, 'no more than the largest page', '{ shops(first: 2000000000) { nodes { name } } }'],
    [2, 'and no less than one row', '{ shops(first: -5) { nodes { name } } }'],
    [
      34,
      'pages within pages multiply',
      '{ shops(first: 3) { nodes { people(first: 9) { nodes { name } } } } }',
    ],
    [100, 'a list whose page nobody gives is the largest', '{ staff { name } }'],
    [7, 'a list may be a page itself', '{ staff(last: 7) { name } }'],
    [100, 'two page arguments are the largest', '{ staff(first: 1, last: 1) { name } }'],
    [126, '@listSize assumes, @cost weighs a type', '{ cities { name } }'],
    [51, '@cost weighs a field', '{ shop { report } }'],
    [6, '@listSize names other arguments', '{ byLimit { nodes { name } } }'],
    [3, 'and takes them', '{ byLimit(limit: 2) { nodes { name } } }'],
    [21, 'but only for its sized fields', '{ byLimit(limit: 2) { edges { node { name } } } }'],
    [510, 'a list without any size has ten, whatever its members', '{ anything { ... on Shop { report } } }'],
    [10, 'a mutation is a transaction', 'mutation { rename }'],
    [
      2,
      'fragments count where they are used',
      '{ ...F a: shop { name } } fragment F on Query { shop { name } }',
    ],
    [1, 'a fragment within itself counts once', '{ shop { ...F } } fragment F on Shop { name ...F }'],
    [0, 'what nobody knows is for validation to refuse', '{ nothing { at { all } } ...Missing }'],
  ])('is %i: %s', (cost, _, query) => {
    expect(costOf(query)).toBe(cost);
  });

  it('takes pages from variables, their defaults, or the most', () => {
    const query =
      'query ($n: Int! = 4) { shops(first: $n) { nodes { people(first: $n) { nodes { name } } } } }';
    const cost = (n: number): number => 1 + n * (2 + n);
    expect(costOf(query)).toBe(cost(4));
    expect(costOf(query, { n: 2 })).toBe(cost(2));
    expect(costOf(query, { n: 1e9 })).toBe(cost(100));
    for (const n of [-1e9, 0]) expect(costOf(query, { n })).toBe(cost(1));
    for (const n of ['2', [], {}, NaN]) expect(costOf(query, { n })).toBe(cost(100));
    expect(costOf(query, { n: null })).toBe(cost(4));
  });

  it('is that of the operation asked for', () => {
    const query = 'query A { shop { name } } query B { shops { nodes { name } } }';
    expect([costOf(query, {}, 'A'), costOf(query, {}, 'B')]).toEqual([1, 21]);
  });

  it('is found in a moment when fragments use each other in every way', () => {
    const names = Array.from({ length: 40 }, (_, index) => `F${index}`);
    const spreads = names.map((name) => `...${name}`).join(' ');
    const query = `{ shop { ${spreads} } } ${names.map((name) => `fragment ${name} on Shop { name ${spreads} }`).join(' ')}`;
    const before = process.cpuUsage();
    expect(costOf(query)).toBe(1);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  });
});

describe('the gateway', () => {
  let gateway: TinyGateway;
  beforeAll(async () => {
    gateway = await openTinyGateway('in process', { limits: { cost: 30 } });
  });
  afterAll(() => gateway.stop());

  it('refuses what costs too much, with both figures', async () => {
    expect((await gateway.ask('{ a: books { id } b: books { id } }')).status).toBe(200);
    const { status, errors } = await gateway.ask('{ books { author { id } } b: books { author { id } } }');
    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('The operation costs 40; at most 30 are allowed.'),
      extensions: { code: 'TOO_COMPLEX' },
    });
  });

  it('refuses by the operation that is asked for', async () => {
    const query = 'query A { viewer } query B { books { author { id city } } b: books { author { id } } }';
    expect((await askGraph(gateway.url, { query, operationName: 'A' })).status).toBe(200);
    expect((await askGraph(gateway.url, { query, operationName: 'B' })).status).toBe(400);
  });

  it('tells the cost to whoever asks for it', async () => {
    const told = await gateway.ask('{ books { author { id } } }', {}, { 'x-graph-cost': '1' });
    expect(told).toMatchObject({ status: 200, extensions: { cost: { cost: 20, limit: 30 } } });
    expect(await gateway.ask('{ books { author { id } } }')).not.toHaveProperty('extensions');
  });
});
