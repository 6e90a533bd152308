import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

interface Data {
  industrialZones: { totalCount: number; nodes: { id: string; name: string }[] };
  industrialZone: object | null;
}

async function ask(query: string, variables: object = {}) {
  const { data, errors } = await subgraph.ask<Data>(query, variables);
  return { data, codes: errors.map(({ extensions }) => extensions['code']) };
}

describe('industrial zones', () => {
  const LIST =
    'query ($where: IndustrialZoneWhere, $search: String) { industrialZones(where: $where, search: $search, first: 100) { totalCount nodes { id name kind } } }';

  test('are 34, of them 19 parks', async () => {
    expect((await ask(LIST)).data!.industrialZones.totalCount).toBe(34);
    expect((await ask(LIST, { where: { kind: { eq: 'PARK' } } })).data!.industrialZones.totalCount).toBe(19);
  });

  test('are searched without accents, in Vietnamese order', async () => {
    const { nodes } = (await ask(LIST, { search: 'viet hoa' })).data!.industrialZones;
    expect(nodes.map(({ name }) => name)).toEqual(['Phía Tây Việt Hòa', 'Việt Hòa', 'Việt Hòa - Kenmark']);
  });

  test('are read one by one with what the source tells', async () => {
    const [zone] = (await ask(LIST, { search: 'Hưng Đạo' })).data!.industrialZones.nodes;
    const { data } = await ask(
      'query ($id: ID!) { industrialZone(id: $id) { name kind formerDistrict formerCommunes areaHa established } }',
      { id: zone!.id },
    );
    expect(data!.industrialZone).toEqual({
      name: 'Hưng Đạo',
      kind: 'PARK',
      formerDistrict: 'Tứ Kỳ',
      areaHa: 200,
      established: null,
      formerCommunes: ['Hưng Đạo', 'Ngọc Kỳ', 'Tái Sơn', 'Tân Kỳ'],
    });
  });

  test('are null where there is none, and refused with a malformed id', async () => {
    const one = (id: string) => ask('query ($id: ID!) { industrialZone(id: $id) { id } }', { id });
    expect(await one('00000000-0000-4000-8000-000000000000')).toEqual({
      data: { industrialZone: null },
      codes: [],
    });
    expect((await one('x')).codes).toEqual(['BAD_USER_INPUT']);
  });
});
