import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

type Viewer = Parameters<TestSubgraph['ask']>[2];
const OFFICE: Viewer = { role: 'EMULATION_OFFICE' };
const OFFICER: Viewer = { role: 'PROVINCE_OFFICER' };

let subgraph: TestSubgraph;
/** Abolished on 2025-07-01, like the district and the province above it. */
let commune: { id: string; areaIds: string[] };
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  [commune] = (await subgraph.orm.em.fork().execute<{ id: string; areaIds: string[] }[]>(
    `select id, area_ids as "areaIds" from emulation.unit_reference
     where level = 'COMMUNE' and valid_to = '2025-07-01' order by id limit 1`,
  )) as [typeof commune];
});
afterAll(() => subgraph.stop());

async function change(mutation: string, input: object, viewer: Viewer = OFFICE) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await subgraph.ask<{ done: { id: string; version: number } }>(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { id version } }`,
    { input },
    viewer,
  );
  return { done: data?.done, refused: errors.map(({ extensions }) => extensions) };
}

const REFUSED = [{ code: 'BAD_USER_INPUT', path: 'input.unitId', rule: 'R14' }];
const lead = { launchedBy: 'UBND', documentNumber: '7/KH-UBND' };
const movement = (unitId: string, startsOn: string) =>
  change('launchEmulationMovement', { ...lead, nameVi: `Thi đua ${startsOn}`, startsOn, unitId });
const round = (unitId: string, year: number) =>
  change('draftEmulationRound', { nameVi: `Đợt ${year}`, type: 'AD_HOC', year, unitId });
let names = 0;
const model = (host: object, proposedOn: string) => {
  names += 1;
  return change(
    'proposeModel',
    { name: `Mô hình mẫu ${names}`, type: 'OTHER', proposedOn, ...host },
    OFFICER,
  );
};

describe('a unit a write names exists on the day (R14)', () => {
  it('for movements, rounds and models of a former commune, district and province', async () => {
    for (const unitId of commune.areaIds) {
      expect((await movement(unitId, '2025-06-30')).refused).toEqual([]);
      expect((await movement(unitId, '2025-07-01')).refused).toMatchObject(REFUSED);
      expect((await round(unitId, 2024)).refused).toEqual([]);
      expect((await round(unitId, 2025)).refused).toMatchObject(REFUSED);
      expect((await model({ unitId }, '2025-06-30')).refused).toEqual([]);
      expect((await model({ unitId }, '2025-07-01')).refused).toMatchObject(REFUSED);
    }
  });

  it('for points of a model', async () => {
    const organizationId = referenceId('organization', '1', 'HD-0001');
    const { done } = await model({ organizationId }, '2025-01-10');
    const { data } = await subgraph.ask<{ done: { id: string; version: number } }>(
      'mutation ($input: ModelStepInput!) { done: startModelPilot(input: $input) { id version } }',
      { input: { ...done, takenOn: '2025-02-01' } },
      OFFICER,
    );
    const point = { ...data!.done, unitId: commune.id, teams: [] };
    expect((await change('addModelPoint', { ...point, since: '2025-07-01' }, OFFICER)).refused).toMatchObject(
      REFUSED,
    );
    expect((await change('addModelPoint', { ...point, since: '2025-06-30' }, OFFICER)).refused).toEqual([]);
  });

  it('today, for a cluster that is formed', async () => {
    const cluster = { nameVi: 'Khối mẫu', kind: 'BLOCK', documentNumber: '8/QĐ-UBND' };
    const formed = await change('formEmulationCluster', { ...cluster, unitId: commune.id });
    expect(formed.refused).toMatchObject(REFUSED);
  });

  it('and lies in the viewer’s area, or the answer is FORBIDDEN whatever the day', async () => {
    const elsewhere: Viewer = { role: 'PROVINCE_OFFICER', area: referenceId('elsewhere') };
    const input = { name: 'Mô hình', type: 'OTHER', unitId: commune.id };
    for (const proposedOn of ['2025-06-30', '2025-07-01'])
      expect((await change('proposeModel', { ...input, proposedOn }, elsewhere)).refused).toMatchObject([
        { code: 'FORBIDDEN' },
      ]);
  });
});
