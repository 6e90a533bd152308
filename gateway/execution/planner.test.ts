import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTinyGateway, type TinyGateway } from '../../test/support/tiny-gateway.js';
import { BoundedCache } from './cache.js';

let gateway: TinyGateway;
beforeAll(async () => {
  gateway = await openTinyGateway('in process', { limits: { aliases: 100 } });
});
afterAll(() => gateway.stop());

/** Plans made while `ask` runs. */
async function countPlans(ask: () => Promise<unknown>): Promise<number> {
  const before = gateway.readPlanCache().misses;
  await ask();
  return gateway.readPlanCache().misses - before;
}

it('plans 200 variants of one query once: literals, white space, names and the order of definitions do not matter', async () => {
  const plans = await countPlans(async () => {
    for (let number = 0; number < 50; number += 1) {
      const alias = `a${number}`;
      const variants: [string, object?][] = [
        [`{ ${alias}: book(id: ${number}) { title by: author { ${alias}: name } } }`],
        [`{book(id:"${number}"){title,author{name}}}`],
        [
          `query ($id: ID!) { book(id: $id) { ...T author { ...N } } } fragment T on Book { title } fragment N on Author { name }`,
          { id: number },
        ],
        [
          `fragment N on Author { x: name }\nquery ($id: ID!) {\n  book(id: $id) { title author { ...N } } }`,
          { id: number },
        ],
      ];
      for (const [query, variables] of variants) {
        const { errors } = await gateway.ask(query, variables);
        expect(errors).toBeUndefined();
      }
    }
  });
  expect(plans).toBe(1);
});

it('plans each choice of a condition on its own, and knows both afterwards', async () => {
  const ask = (withAuthor: boolean): Promise<unknown> =>
    gateway.ask('query ($a: Boolean!) { books { id author @include(if: $a) { city } } }', { a: withAuthor });
  expect(await countPlans(async () => [await ask(true), await ask(false)])).toBe(2);
  expect(await countPlans(async () => [await ask(true), await ask(false)])).toBe(0);
});

it('asks nobody and plans nothing for what the schema alone answers', async () => {
  const plans = await countPlans(async () => {
    const { data } = await gateway.ask(
      '{ __typename kind: __type(name: "Book") { name } b: __schema { queryType { name } } }',
    );
    expect(data).toEqual({
      __typename: 'Query',
      kind: { name: 'Book' },
      b: { queryType: { name: 'Query' } },
    });
  });
  expect(plans).toBe(0);
});

it('weighs what it keeps', async () => {
  const before = gateway.readPlanCache();
  await gateway.ask('{ books { broken } }');
  const after = gateway.readPlanCache();
  expect(after.entries).toBe(before.entries + 1);
  expect(after.bytes).toBeGreaterThan(before.bytes);
});

it('forgets what was not used for longest, by number and by weight', () => {
  const few = new BoundedCache({ entries: 2, bytes: 1_000 });
  for (const key of ['a', 'b']) few.set(key, { bytes: 10 });
  few.get('a');
  few.set('c', { bytes: 10 });
  expect([few.get('a'), few.get('b'), few.get('c')].map((value) => value !== undefined)).toEqual([
    true,
    false,
    true,
  ]);
  few.set('d', { bytes: 995 });
  expect(few.size).toEqual({ entries: 1, bytes: 997 });
  few.set('e', { bytes: 2_000 });
  expect(few.size).toEqual({ entries: 0, bytes: 0 });
  expect(few).toMatchObject({ hits: 3, misses: 1 });
});
