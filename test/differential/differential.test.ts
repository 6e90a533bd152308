import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openTinyGateway, type TinyGateway } from '../support/tiny-gateway.js';
import { type RandomOperation, writeOperation } from './operations.js';
import { openPair } from './pair.js';
import { readRegressions } from './regressions.js';
import { WORLDS } from './worlds.js';

const IN_PROCESS = 1_800;
const OVER_HTTP = 60;
/** Repeats a run: its seed is printed. */
const seed = Number(process.env['DIFFERENTIAL_SEED'] ?? Date.now() % 2 ** 31);
/** The limits of the server are not the subject here. */
const NO_LIMITS = {
  aliases: 1_000,
  depth: 100,
  rootFields: 100,
  fields: 100_000,
  cost: Number.MAX_SAFE_INTEGER,
};

describe.each(WORLDS)('the world $name', (world) => {
  const pair = openPair(world);
  const operations = fc
    .array(fc.nat(2 ** 20), { minLength: 5, maxLength: 150, size: 'max' })
    .map((choices) => writeOperation(pair.schema, choices));
  let gateway: TinyGateway;

  beforeAll(async () => {
    gateway = await openTinyGateway('over HTTP', { limits: NO_LIMITS }, pair.subgraphs);
  });
  afterAll(() => gateway.stop());

  async function runRandom(
    numRuns: number,
    compare: (operation: RandomOperation) => Promise<string | undefined>,
  ): Promise<void> {
    let compared = 0;
    const property = fc.asyncProperty(operations, async (operation) => {
      if (!pair.isValid(operation)) return;
      compared += 1;
      expect(await compare(operation)).toBeUndefined();
    });
    await fc.assert(property, { numRuns, seed });
    console.info(`${world.name}: ${compared} operations compared, seed ${seed}`);
    expect(compared).toBeGreaterThan(numRuns * 0.95);
  }

  it('answers random operations in process as one schema over the same data does', async () => {
    await runRandom(IN_PROCESS, pair.compare);
  }, 180_000);

  it('answers random operations over HTTP as one schema over the same data does', async () => {
    await runRandom(OVER_HTTP, (operation) =>
      pair.compare(operation, () => gateway.ask(operation.query, operation.variables)),
    );
  }, 60_000);

  it.each(readRegressions(world.name))('still answers %s', async (_, operation) => {
    expect(pair.isValid(operation)).toBe(true);
    expect(await pair.compare(operation)).toBeUndefined();
    expect(
      await pair.compare(operation, () => gateway.ask(operation.query, operation.variables)),
    ).toBeUndefined();
  });
});
