import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { ERRORS as GATEWAY_ERRORS } from '../../gateway/errors.js';
import { ERRORS } from '../../subgraphs/kit/errors.js';
import { sourcePath } from '../support/source-path.js';

interface Catalogued {
  codes: readonly string[];
  /** Text of the errors page. */
  page: string;
  /** Text of each test file by its name. */
  tests: Readonly<Record<string, string>>;
}

/** Where catalogue, page and test files disagree, in words. */
function findGaps({ codes, page, tests }: Catalogued): string[] {
  const documented = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code!);
  const tested = Object.keys(tests).map((name) => name.replace(/\.test\.ts$/, ''));
  return [
    ...codes.filter((code) => !documented.includes(code)).map((code) => `${code} is not documented`),
    ...documented.filter((code) => !codes.includes(code)).map((code) => `${code} is documented, but no code`),
    ...codes.filter((code) => !tested.includes(code)).map((code) => `${code} has no test file`),
    ...tested
      .filter((code) => !codes.includes(code))
      .map((code) => `${code} has a test file, but is no code`),
    ...tested
      .filter((code) => !tests[`${code}.test.ts`]!.includes(`code: '${code}'`))
      .map((code) => `${code}.test.ts does not expect ${code}`),
  ];
}

async function readTests(): Promise<Record<string, string>> {
  const folder = sourcePath('test/errors');
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(`${folder}/${name}`, 'utf8')] as const),
    ),
  );
}

describe('every code of an error has its line in schema/errors.md and its test file', () => {
  it('in this product', async () => {
    const codes = [...new Set([...Object.keys(ERRORS), ...Object.keys(GATEWAY_ERRORS)])];
    const page = await readFile(sourcePath('schema/errors.md'), 'utf8');
    const tests = await readTests();
    console.info(`${codes.length} codes examined against ${Object.keys(tests).length} test files`);
    expect(codes.length).toBeGreaterThanOrEqual(15);
    expect(findGaps({ codes, page, tests })).toEqual([]);
  });

  it('finds a code without a line, a line without a code, a code without a test, and a test of something else', () => {
    const page = '| `KNOWN` | 200 |\n| `GONE` | 200 |\n';
    const tests = {
      'KNOWN.test.ts': `code: 'KNOWN'`,
      'NEW.test.ts': `code: 'KNOWN'`,
      'STRAY.test.ts': `code: 'STRAY'`,
    };
    expect(findGaps({ codes: ['KNOWN', 'NEW', 'BARE'], page, tests })).toEqual([
      'NEW is not documented',
      'BARE is not documented',
      'GONE is documented, but no code',
      'BARE has no test file',
      'STRAY has a test file, but is no code',
      'NEW.test.ts does not expect NEW',
    ]);
  });
});
