import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
/** A former commune without residential areas on record. */
let commune: string;
const PROVINCE = { role: 'PROVINCE_OFFICER' } as const;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const rows = await subgraph.orm.em.fork().execute<{ id: string }[]>(`
    select u.id from organizations.administrative_unit u
    where u.level = 'COMMUNE' and u.former_province = 'Tỉnh Hải Dương' and u.validity_known and u.code is not null
      and not exists (select from organizations.residential_area_placement p where p.unit_id = u.id)
    order by u.code limit 1`);
  commune = rows[0]!.id;
});
afterAll(() => subgraph.stop());

interface Shown {
  id: string;
  version: number;
  state: string;
}

async function write(mutation: string, type: string, input: object): Promise<Shown> {
  const { data, errors } = await subgraph.ask<{ done: Shown }>(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { id version ${mutation.endsWith('Area') ? '' : 'state'} } }`,
    { input },
    PROVINCE,
  );
  if (errors.length) throw errors[0]!;
  return data!.done;
}

/** Brings a dossier of 2021 before its decision. */
async function carry(subject: object, managedBy: string, codes: readonly string[]): Promise<Shown> {
  const registration = { ...subject, year: 2021, registeredOn: '2021-02-01', managedBy };
  let dossier = await write('registerForSafety', 'RegisterForSafetyInput', registration);
  const results = codes.map((code) => ({ code, outcome: 'MET' }));
  const minutes = { document: '3/BB-BCĐ', councilMembers: 9, councilAgreed: 9 };
  const way: [string, string, object][] = [
    ['selfAssessSafety', 'SelfAssessSafetyInput', { headcount: 400, informedCount: 400, results }],
    ['submitSafetyAssessment', 'SafetyStepInput', {}],
    ['startSafetyVerification', 'SafetyStepInput', {}],
    ['verifySafetyAssessment', 'VerifySafetyInput', {}],
    ['reviewSafetyAssessment', 'ReviewSafetyInput', minutes],
  ];
  for (const [mutation, type, more] of way) {
    const input = { id: dossier.id, version: dossier.version, takenOn: '2021-11-01', ...more };
    dossier = await write(mutation, type, input);
  }
  return dossier;
}

const recognise = ({ id, version }: Shown) =>
  write('recogniseSafety', 'SafetyDecisionInput', {
    ...{ id, version, takenOn: '2021-11-20', document: '12/QĐ-UBND' },
  });

describe('R2: a commune for 2021', () => {
  it('fails with 2 of 3 residential areas recognised, and passes with 3 of 4', async () => {
    const areas: Shown[] = [];
    for (const nameVi of ['Thôn Đông', 'Thôn Đoài', 'Thôn Nam'])
      areas.push(
        await write('registerResidentialArea', 'RegisterResidentialAreaInput', {
          nameVi,
          unitId: commune,
          since: '2015-01-01',
        }),
      );
    for (const { id } of areas.slice(0, 2))
      await recognise(await carry({ residentialAreaId: id }, 'COMMUNE', []));
    const codes = ['C23-6-1', 'C23-6-2', 'C23-6-3', 'C23-6-4'];
    const dossier = await carry({ unitId: commune }, 'DISTRICT', codes);
    await expect(recognise(dossier)).rejects.toMatchObject({
      message: expect.stringContaining('recognised are 2 of 3 (66.66 %) (23/2012/TT-BCA, version 1)'),
      extensions: { code: 'STATE_NOT_ALLOWED', rule: 'R2' },
    });
    const fourth = { nameVi: 'Thôn Bắc', unitId: commune, since: '2015-01-01' };
    await write('registerResidentialArea', 'RegisterResidentialAreaInput', fourth);
    await recognise(await carry({ residentialAreaId: areas[2]!.id }, 'COMMUNE', []));
    expect(await recognise(dossier)).toMatchObject({ state: 'RECOGNISED' });
  });
});

describe('a residential area', () => {
  it('stays the same area when its commune is merged, and ends once', async () => {
    const input = { nameVi: 'Thôn Hoà Bình', unitId: commune, since: '2015-01-01' };
    const area = await write('registerResidentialArea', 'RegisterResidentialAreaInput', input);
    const [{ to }] = await subgraph.orm.em
      .fork()
      .execute<[{ to: string }]>(
        `select to_id as to from organizations.unit_succession where from_id = '${commune}'`,
      );
    const move = { id: area.id, version: area.version, unitId: to, movedOn: '2025-07-01' };
    const moved = await write('moveResidentialArea', 'MoveResidentialAreaInput', move);
    const list = `query ($unit: ID!, $asOf: LocalDate) { residentialAreas(where: { unit: { eq: $unit } }, asOf: $asOf, first: 100) {
      nodes { nameVi unit { id } } } }`;
    const namesIn = async (unit: string, asOf?: string) => {
      const { data } = await subgraph.ask<{ residentialAreas: { nodes: { nameVi: string }[] } }>(list, {
        unit,
        asOf,
      });
      return data!.residentialAreas.nodes.map(({ nameVi }) => nameVi);
    };
    expect(await namesIn(commune, '2024-01-01')).toContain('Thôn Hòa Bình');
    expect(await namesIn(commune)).not.toContain('Thôn Hòa Bình');
    expect(await namesIn(to)).toContain('Thôn Hòa Bình');
    const end = { id: area.id, version: moved.version, until: '2026-01-01' };
    const ended = await write('endResidentialArea', 'EndResidentialAreaInput', end);
    await expect(
      write('endResidentialArea', 'EndResidentialAreaInput', { ...end, version: ended.version }),
    ).rejects.toMatchObject({ extensions: { code: 'STATE_NOT_ALLOWED' } });
    expect(await namesIn(to)).not.toContain('Thôn Hòa Bình');
  });

  it('lies in a commune that existed, in reach of the officer', async () => {
    const register = (changes: object, viewer: Parameters<TestSubgraph['ask']>[2]) =>
      subgraph.ask(
        'mutation ($input: RegisterResidentialAreaInput!) { registerResidentialArea(input: $input) { id } }',
        { input: { nameVi: 'Thôn Thử', unitId: commune, since: '2020-01-01', ...changes } },
        viewer,
      );
    const refused = await register({ since: '2025-07-01' }, PROVINCE);
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'R14' });
    const foreign = { role: 'COMMUNE_OFFICER', area: '00000000-0000-7000-8000-00000000ffff' } as const;
    expect((await register({}, foreign)).errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
