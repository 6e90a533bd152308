import { describe, expect, it } from '@jest/globals';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { composeTiny } from '../support/tiny-supergraph.js';
import type { Outcome } from './compare.js';
import { openPair } from './pair.js';
import { WORLDS } from './worlds.js';

const pairs = new Map(WORLDS.map((world) => [world.name, openPair(world)]));

/** Operations whose aliases meet what the plan needs; in those marked, the stock gateway answers something else. */
const CASES: [what: string, world: string, query: string, isStockWrong: boolean][] = [
  ['a key called by another field’s name', 'shop', '{ products { sku: name price } }', true],
  ['a key called by a field with other values', 'shop', '{ products { id: sku price } }', false],
  ['both keys swapped', 'shop', '{ products { id: sku sku: id price tax } }', true],
  ['a composite key', 'shop', '{ products { maker { code: country country: code founded } } }', true],
  ['a chained key', 'shop', '{ products { priceId: name tax } }', true],
  ['an argument that @requires gives otherwise', 'shop', '{ products { weight(unit: KG) shipping } }', true],
  [
    'a list that @requires cuts otherwise',
    'shop',
    '{ products { comments(limit: 1) { id } discussion } }',
    true,
  ],
  ['a type’s name', 'library', '{ media { __typename: title rating } }', true],
  ['a list called by a key', 'grid', '{ grid { id: place { row } notes } }', true],
  ['one field twice with other arguments', 'shop', '{ products { a: tax(rate: 1) b: tax(rate: 2) } }', false],
  ['an error under two names', 'shop', '{ products { a: secret b: secret } }', false],
  ['a mutation twice', 'grid', 'mutation { a: add(by: 1) b: add(by: 1) }', false],
];

async function openStock(world: string): Promise<(query: string) => Promise<Outcome>> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const { subgraphs } = pairs.get(world)!;
  const schemas = new Map(subgraphs.map(({ name, schema }) => [name, schema]));
  const gateway = new ApolloGateway({
    supergraphSdl: composeTiny(subgraphs).replaceAll('url: ""', 'url: "urn:local"'),
    buildService: ({ name }) => new LocalGraphQLDataSource(schemas.get(name)!),
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const server = new ApolloServer({ gateway, stopOnTerminationSignals: false });
  return async (query) => {
    const { body } = await server.executeOperation({ query });
    return body.kind === 'single' ? body.singleResult : {};
  };
}

describe('aliases that meet what the plan needs', () => {
  it.each(CASES)('%s (%s)', async (_, world, query, isStockWrong) => {
    const pair = pairs.get(world)!;
    const operation = { query, variables: {} };
    expect(await pair.compare(operation)).toBeUndefined();
    const askStock = await openStock(world);
    const difference = await pair.compare(operation, () => askStock(query));
    expect(difference !== undefined).toBe(isStockWrong);
  });
});
