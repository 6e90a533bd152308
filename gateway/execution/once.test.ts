import { afterEach, expect, it } from '@jest/globals';
import { openTinyGateway, type TinyGateway } from '../../test/support/tiny-gateway.js';

let gateway: TinyGateway;
let fetches: string[];
afterEach(() => gateway.stop());

const open = async (): Promise<void> => {
  fetches = [];
  gateway = await openTinyGateway('in process', { onFetch: (service) => fetches.push(service) });
};
const count = (name: string): number => fetches.filter((service) => service === name).length;

it('two places that need the same entities at the same time cost one fetch, and each has its own answer', async () => {
  await open();
  const { data, errors } = await gateway.ask(
    '{ one: books { id author { city } } two: books { title author { city } } }',
  );
  expect(count('authors')).toBe(1);
  const { one, two } = data as Record<string, { author: object | null }[]>;
  expect(one!.map(({ author }) => author)).toEqual(two!.map(({ author }) => author));
  expect(one!.some(({ author }) => author !== null)).toBe(true);
  // An error of the one fetch is told at both places.
  const paths = errors!.map(({ path }) => path!.join('.'));
  expect(paths.filter((path) => path.startsWith('one.'))).toHaveLength(errors!.length / 2);
  expect(paths.filter((path) => path.startsWith('two.'))).toHaveLength(errors!.length / 2);
});

it('other fields or other entities are other fetches', async () => {
  await open();
  await gateway.ask('{ one: books { author { city } } two: books { author { name } } }');
  expect(count('authors')).toBe(2);
  fetches.length = 0;
  await gateway.ask('{ one: book(id: 1) { author { city } } two: book(id: 4) { author { city } } }');
  expect(count('authors')).toBe(2);
});

it('a read after a mutation is never an earlier one', async () => {
  await open();
  const rename = (id: number): string => `m${id}: rename(id: 1, title: "x") { author { city } }`;
  const { errors } = await gateway.ask(`mutation { ${rename(1)} ${rename(2)} }`);
  expect(errors).toBeUndefined();
  expect(count('authors')).toBeGreaterThanOrEqual(1);
});
