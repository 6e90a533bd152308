import { afterEach, expect, it } from '@jest/globals';
import { openTinyGateway, type TinyGateway } from '../../test/support/tiny-gateway.js';
import { authorSubgraph, bookSubgraph, composeTiny } from '../../test/support/tiny-supergraph.js';
import { Executor } from './executor.js';
import { MOST_WARMED, warmUp } from './warm-up.js';

const BOOK = 'query ($id: ID!) { book(id: $id) { title author { city } } }';
const CHOICE = 'query ($a: Boolean!) { books { id author @include(if: $a) { city } } }';
const WRONG = '{ book(id: 1) { price } }';

let gateway: TinyGateway | undefined;
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

it('the trusted documents are planned before the first client asks; one that no longer fits is told and left out', async () => {
  const warnings: object[] = [];
  const nothing = (): void => undefined;
  const warn = (details: unknown): void => void warnings.push(details as object);
  const trustedDocuments = new Map(Object.entries({ BOOK, CHOICE, WRONG }));
  gateway = await openTinyGateway('in process', {
    trustedDocuments,
    log: { debug: nothing, info: nothing, error: nothing, warn },
  });
  const before = gateway.readPlanCache();
  expect(before.entries).toBe(3);
  await gateway.ask('{ mine: book(id: 7) { author { city } title } }');
  expect((await gateway.ask(BOOK, { id: 1 })).errors).toBeUndefined();
  for (const a of [true, false]) await gateway.ask(CHOICE, { a });
  expect(gateway.readPlanCache().misses - before.misses).toBe(1);
  expect(warnings).toMatchObject([{ reason: expect.stringContaining('"price"') }]);
});

it('the operations asked most under the old schema are planned for the new one, the most used first', async () => {
  const supergraphSdl = composeTiny([bookSubgraph(), authorSubgraph()]);
  const old = new Executor(supergraphSdl);
  const other = '{ books { title } }';
  for (const document of [other, BOOK, BOOK]) old.warmUp(document);
  expect(old.mostUsed(MOST_WARMED)).toEqual([BOOK, other]);
  expect(old.mostUsed(1)).toEqual([BOOK]);
  const fresh = new Executor(supergraphSdl);
  const log = { info: () => undefined, warn: () => undefined };
  await warmUp(fresh, old.mostUsed(MOST_WARMED), log);
  expect(fresh.planCache).toMatchObject({ entries: 2, misses: 2 });
});
