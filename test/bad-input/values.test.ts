import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.stop());

describe('a code or id nobody has', () => {
  it.each([
    ['organizationByCode(code: "HD-99999999")', 'organizationByCode'],
    ['organizationByCode(code: "")', 'organizationByCode'],
    ['administrativeUnit(code: "99999")', 'administrativeUnit'],
    ['organization(id: "00000000-0000-7000-8000-00000000ffff")', 'organization'],
    ['campaign(id: "00000000-0000-7000-8000-00000000ffff")', 'campaign'],
    ['award(id: "00000000-0000-7000-8000-00000000ffff")', 'award'],
    ['guardUnit(id: "00000000-0000-7000-8000-00000000ffff")', 'guardUnit'],
  ])('%s is null without an error', async (field, name) => {
    const { status, data, errors } = await graph.ask(`{ ${field} { id } }`, {}, OFFICER);
    expect([status, data, errors]).toEqual([200, { [name]: null }, []]);
  });
});

describe('a malformed id', () => {
  const NAMED = [
    'organization',
    'administrativeUnit',
    'industrialZone',
    'campaign',
    'award',
    'movementModel',
    'guardUnit',
    'trainingCourse',
  ];
  it.each(NAMED.flatMap((name) => ['10525', '', `' or 1=1 --`].map((id) => [name, id] as const)))(
    'of %s is refused: %j',
    async (name, id) => {
      const answer = await graph.ask(`query ($id: ID!) { ${name}(id: $id) { id } }`, { id }, OFFICER);
      expect(readRefusal(answer)).toEqual({
        code: 'BAD_USER_INPUT',
        message: 'id: is not an id of this graph (a UUID)',
        field: name,
        argument: 'id',
      });
    },
  );

  it('in a filter is refused at its place', async () => {
    const answer = await graph.ask('{ organizations(where: { unit: { in: ["10525"] } }) { totalCount } }');
    expect(readRefusal(answer)).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'where.unit.in' });
  });
});

describe('a value no enum has', () => {
  it('is refused as a literal', async () => {
    const answer = await graph.ask('{ organizations(where: { kind: { eq: FACTORY } }) { totalCount } }');
    expect(answer.status).toBe(400);
    expect(readRefusal(answer)).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: 'Value "FACTORY" does not exist in "OrganizationKind" enum.',
    });
  });

  it('is refused as a variable, with its place', async () => {
    const answer = await graph.ask(
      'query ($where: OrganizationWhere) { organizations(where: $where) { totalCount } }',
      { where: { kind: { eq: 'FACTORY' } } },
    );
    expect(answer.status).toBe(400);
    expect(readRefusal(answer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message:
        'Variable "$where" got invalid value "FACTORY" at "where.kind.eq"; Value "FACTORY" does not exist in "OrganizationKind" enum.',
    });
  });
});

describe('a day that does not exist', () => {
  const ask = (day: string, isLiteral: boolean) =>
    isLiteral
      ? graph.ask(
          `{ organizationByCode(code: "HD-0001") { code guardStrength(asOf: "${day}") { present } } }`,
          {},
          OFFICER,
        )
      : graph.ask(
          'query ($day: LocalDate) { organizationByCode(code: "HD-0001") { code guardStrength(asOf: $day) { present } } }',
          { day },
          OFFICER,
        );
  const CASES = ['2025-02-30', '2025-13-01', '30/02/2025', '2025-2-3', '0000-01-01', 'hôm qua', ''];

  it.each(CASES.flatMap((day) => [[day, 'literal'] as const, [day, 'variable'] as const]))(
    '%j is refused as a %s, and the rest of the answer is there',
    async (day, kind) => {
      const answer = await ask(day, kind === 'literal');
      expect([answer.status, answer.data]).toEqual([
        200,
        { organizationByCode: { code: 'HD-0001', guardStrength: null } },
      ]);
      expect(readRefusal(answer)).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'organizationByCode.guardStrength',
      });
    },
  );
});

describe('text', () => {
  const READS = {
    'organizations(search)': 'query ($text: String!) { found: organizations(search: $text) { totalCount } }',
    'administrativeUnits(search)':
      'query ($text: String!) { found: administrativeUnits(search: $text) { totalCount } }',
    'movementModels(search)':
      'query ($text: String!) { found: movementModels(search: $text) { totalCount } }',
  };

  it.each(
    Object.entries(READS).flatMap(([name, query]) =>
      [
        ['empty', ' \t\n', 'must not be empty'],
        ['huge', 'ă'.repeat(30_000), 'has 30000 characters; at most 100 are allowed'],
        ['with a NUL', 'a\0b', 'contains control characters'],
        ['written backwards (U+202E)', 'a\u202Eb', 'contains control characters'],
        ['with half a character', 'a\ud800b', 'contains control characters'],
      ].map(([what, text, reason]) => [name, what!, { query, text, reason }] as const),
    ),
  )('%s: %s is refused', async (_, __, { query, text, reason }) => {
    expect(readRefusal(await graph.ask(query, { text }))).toEqual({
      code: 'BAD_USER_INPUT',
      message: `search: ${reason}`,
      field: 'found',
      argument: 'search',
    });
  });

  it.each(['%', '_', '\\', `'; drop table organizations.organization; --`, '$1', '{{7*7}}'])(
    '%j finds what is spelt so: nothing',
    async (text) => {
      const { data, errors } = await graph.ask(READS['organizations(search)'], { text });
      expect([data, errors]).toEqual([{ found: { totalCount: 0 } }, []]);
    },
  );

  it('with a NUL is refused where a code is expected', async () => {
    const answer = await graph.ask('query ($code: String!) { organizationByCode(code: $code) { id } }', {
      code: 'HD\0',
    });
    expect(readRefusal(answer)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'organizationByCode' });
    const topic = await graph.ask('query ($code: String!) { topic(code: $code) { nameVi } }', {
      code: 'a\0',
    });
    expect(readRefusal(topic)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'topic' });
  });

  it('finds the same in composed and decomposed letters (NFD)', async () => {
    const count = async (text: string): Promise<unknown> =>
      (await graph.ask(READS['administrativeUnits(search)'], { text })).data;
    const composed = await count('Cẩm Giàng');
    expect(composed).not.toEqual({ found: { totalCount: 0 } });
    expect(await count('Cẩm Giàng'.normalize('NFD'))).toEqual(composed);
  });
});

describe('a year nobody has figures of', () => {
  it.each([0, -1, 1999, 2101, 2147483647])('%i is refused', async (year) => {
    const query =
      'query ($year: Int!) { organizationByCode(code: "HD-0001") { code activitySummary(year: $year) { count } } }';
    const answer = await graph.ask(query, { year });
    expect(answer.data).toEqual({ organizationByCode: { code: 'HD-0001', activitySummary: null } });
    expect(readRefusal(answer)).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'year' });
  });
});

describe('a commune officer whose token names no commune', () => {
  it.each(['addressReviews', 'guardStrengths'])(
    'finds nothing in %s, which another commune’s officer would not see either',
    async (list) => {
      const { data, errors } = await graph.ask(`{ ${list} { totalCount } }`, {}, { role: 'COMMUNE_OFFICER' });
      expect([data, errors]).toEqual([{ [list]: { totalCount: 0 } }, []]);
      const { data: all } = await graph.ask<Record<string, { totalCount: number }>>(
        `{ ${list} { totalCount } }`,
        {},
        OFFICER,
      );
      expect(all![list]!.totalCount).toBeGreaterThan(0);
    },
  );
});
