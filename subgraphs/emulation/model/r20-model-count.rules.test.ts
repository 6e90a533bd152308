import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const FIRST = referenceId('organization', '1', 'HD-0001');

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const read = <Row>(statement: string): Promise<Row[]> => subgraph.orm.em.fork().execute<Row[]>(statement);

const SUMMARY = `query ($units: [_Any!]!, $asOf: LocalDate) {
  _entities(representations: $units) { ... on AdministrativeUnit { modelSummary(asOf: $asOf) { names points teams } } } }`;
async function summaryOf(units: readonly string[], asOf?: string) {
  const representations = units.map((id) => ({ __typename: 'AdministrativeUnit', id }));
  const { data, errors, statements } = await subgraph.ask<{ _entities: { modelSummary: object }[] }>(
    SUMMARY,
    { units: representations, asOf },
  );
  expect(errors).toEqual([]);
  return { summaries: data!._entities.map(({ modelSummary }) => modelSummary), statements };
}

describe('R20: models of a unit', () => {
  it('are names, points and teams counted apart, from the places of that day', async () => {
    const [province] = await read<{ id: string }>(`
      select area_ids[cardinality(area_ids)] as id from emulation.organization_place_reference where valid_to is null
      group by 1 order by count(*) desc limit 1`);
    const [all] = await read<{ names: number; points: number; teams: number }>(`
      select count(distinct model_id)::int as names, count(distinct p.id)::int as points, count(t.id)::int as teams
      from emulation.model_point p left join emulation.model_team t on t.point_id = p.id and t.until is null
      join emulation.organization_place_reference w on w.organization_id = p.organization_id and w.valid_to is null
      where p.until is null and w.area_ids @> array['${province!.id}'::uuid]`);
    expect((await summaryOf([province!.id])).summaries).toEqual([all]);
    expect(all!.names).toBeLessThan(all!.points);
    expect(all!.points).toBeLessThan(all!.teams);
  });

  it('are none in a unit before it existed, nor in one nobody is in', async () => {
    const [{ unit }] = (await read<{ unit: string }>(
      `select area_ids[1] as unit from emulation.organization_place_reference where organization_id = '${FIRST}' and valid_to is null`,
    )) as [{ unit: string }];
    const none = { names: 0, points: 0, teams: 0 };
    expect((await summaryOf([unit], '2025-06-30')).summaries).toEqual([none]);
    expect((await summaryOf([unit, referenceId('nowhere')])).summaries).toEqual([
      expect.not.objectContaining({ points: 0 }),
      none,
    ]);
  });

  it('cost one statement however many units are asked', async () => {
    const units = await read<{ id: string }>(
      'select distinct area_ids[1] as id from emulation.organization_place_reference limit 50',
    );
    expect((await summaryOf(units.map(({ id }) => id))).statements).toHaveLength(1);
  });
});

describe('lists of models', () => {
  const LIST = `query ($where: MovementModelWhere, $search: String, $first: Int) {
    movementModels(where: $where, search: $search, first: $first) { totalCount nodes { name state summary { points }
      points(first: 2) { nodes { teams { name } organization { id } unit { id } } } steps { event } } } }`;
  interface Data {
    movementModels: { totalCount: number; nodes: { name: string; state: string }[] };
  }

  it('are searched without accents, by name only', async () => {
    const { data } = await subgraph.ask<Data>(LIST, { search: 'to tu quan' });
    expect(data!.movementModels.nodes.map(({ name }) => name)).toEqual(['Tổ tự quản về an ninh, trật tự']);
    expect((await subgraph.ask<Data>(LIST, { search: 'tố tự quản' })).data!.movementModels.totalCount).toBe(
      0,
    );
  });

  it('keep the wanted state, in a number of statements that does not grow', async () => {
    const { data, statements } = await subgraph.ask<Data>(LIST, { where: { state: { eq: 'REPLICATED' } } });
    expect(data!.movementModels.nodes.length).toBeGreaterThan(3);
    expect(new Set(data!.movementModels.nodes.map(({ state }) => state))).toEqual(new Set(['REPLICATED']));
    const one = await subgraph.ask<Data>(LIST, { where: { state: { eq: 'REPLICATED' } }, first: 1 });
    expect([statements.length, one.statements.length]).toEqual([6, 6]);
  });

  it('find the models of an organisation, and no others', async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { models { nodes { id } } } } }`;
    const { data } = await subgraph.ask<{ _entities: [{ models: { nodes: { id: string }[] } }] }>(query, {
      r: [{ __typename: 'Organization', id: FIRST }],
    });
    const expected = await read<{ id: string }>(`
      select m.id from emulation.movement_model m join emulation.model_point p on p.model_id = m.id
      where p.organization_id = '${FIRST}' and p.until is null order by m.name collate public.vietnamese`);
    expect(expected.length).toBeGreaterThan(0);
    expect(data!._entities[0].models.nodes).toEqual(expected);
  });
});
