import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { sourcePath } from '../support/source-path.js';

/** The rules of domain §5.7, and what refuses: R12 is a finding, R20 a way of counting, so neither refuses anything. */
const RULES = Array.from({ length: 20 }, (_, i) => `R${i + 1}`);
const REFUSES_NOTHING = new Set(['R12', 'R20']);

interface RuleTest {
  file: string;
  text: string;
}

/** What is wrong with the tests of one rule: there is one, it names the rule, and shows it refused with a code. */
function inspectRule(rule: string, tests: readonly RuleTest[]): string[] {
  const own = tests.filter(({ file }) => file.split('/').at(-1)!.startsWith(`${rule.toLowerCase()}-`));
  if (own.length !== 1) return [`${rule} has ${own.length} test files`];
  const { file, text } = own[0]!;
  const missing = [
    ...(text.includes(`describe('${rule}: `) ? [] : [`no describe('${rule}: …')`]),
    ...(REFUSES_NOTHING.has(rule) || /code: '[A-Z_]+'/.test(text) ? [] : ['no refusal with its code']),
    ...(REFUSES_NOTHING.has(rule) || text.includes(`rule: '${rule}'`) || text.includes(`(${rule}`)
      ? []
      : ['no refusal with its number']),
  ];
  return missing.map((what) => `${file}: ${what}`);
}

it('each of the rules R1 to R20 has one test file that carries its number', async () => {
  const files = await readdir(sourcePath('subgraphs'), { recursive: true });
  const named = files.filter((file) => /(^|\/)r\d+-[^/]*\.test\.ts$/.test(file));
  const tests = await Promise.all(
    named.map(async (file) => ({ file, text: await readFile(sourcePath(`subgraphs/${file}`), 'utf8') })),
  );
  console.info(`${tests.length} rule tests examined`);
  expect(RULES.flatMap((rule) => inspectRule(rule, tests))).toEqual([]);
  expect(tests).toHaveLength(RULES.length);
});

it('finds a rule without a test, with two, and with one that shows no refusal', () => {
  const text = "describe('R1: one', () => { code: 'CONFLICT', rule: 'R1' })";
  const good = { file: 'a/r1-one.rules.test.ts', text };
  expect(inspectRule('R1', [good])).toEqual([]);
  expect(inspectRule('R1', [{ ...good, file: 'a/r10-ten.test.ts' }])).toEqual(['R1 has 0 test files']);
  expect(inspectRule('R1', [good, good])).toEqual(['R1 has 2 test files']);
  expect(inspectRule('R1', [{ ...good, text: '' }])).toEqual([
    "a/r1-one.rules.test.ts: no describe('R1: …')",
    'a/r1-one.rules.test.ts: no refusal with its code',
    'a/r1-one.rules.test.ts: no refusal with its number',
  ]);
});
