import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const FIRST = referenceId('organization', '1', 'HD-0001');
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';
const PROVINCE = { role: 'PROVINCE_OFFICER' } as const;
const OWN = { role: 'ORGANIZATION', organization: FIRST } as const;

let subgraph: TestSubgraph;
/** Where HD-0001 is now: commune, then province; and where it was before the merger. */
let [commune, province, formerCommune]: string[] = [];
/** The demonstration's plan of this year. */
let plan: string;

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await statement.execute(subgraph.orm.em.fork().getKysely())).rows;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const places = await rowsOf(sql<{ areas: string[] }>`
    select area_ids as areas from campaigns.organization_place_reference where organization_id = ${FIRST} order by valid_from`);
  [commune, province] = [places.at(-1)!.areas[0]!, places.at(-1)!.areas.at(-1)!];
  formerCommune = places[0]!.areas[0]!;
  const plans = await rowsOf(sql<{ id: string }>`
    select id from campaigns.festival_plan where unit_id = ${province} and year = 2026`);
  plan = plans[0]!.id;
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

interface Event {
  id: string;
  version: number;
  withdrawn: boolean;
}
const event = (changes: object = {}) => ({
  ...{ planId: plan, level: 'ORGANIZATION', organizationId: FIRST, heldOn: '2026-07-15', participants: 80 },
  ...changes,
});
const record = (changes: object = {}, viewer: Viewer = OWN) =>
  subgraph.ask<{ recordFestivalEvent: Event }>(
    `mutation ($input: RecordFestivalEventInput!) {
      recordFestivalEvent(input: $input) { id version withdrawn organization { id } unit { id } plan { id year } } }`,
    { input: event(changes) },
    viewer,
  );
const withdraw = (input: object, viewer: Viewer = OWN) =>
  subgraph.ask<{ withdrawFestivalEvent: Event }>(
    `mutation ($input: WithdrawFestivalEventInput!) {
      withdrawFestivalEvent(input: $input) { id version withdrawn withdrawalReason } }`,
    { input },
    viewer,
  );
const window = (changes: object = {}) => ({
  ...{ opensOn: '2026-07-10', closesOn: '2026-08-10', documentNumber: '7/KH-UBND' },
  ...{ obligesCommunes: false, obligedKinds: ['SCHOOL', 'ENTERPRISE'], ...changes },
});
const issue = (changes: object = {}, viewer: Viewer = { role: 'COMMUNE_OFFICER', area: commune }) =>
  subgraph.ask<{ issueFestivalPlan: { id: string; version: number } }>(
    'mutation ($input: IssueFestivalPlanInput!) { issueFestivalPlan(input: $input) { id version unit { id } } }',
    { input: { unitId: commune, year: 2026, ...window(changes) } },
    viewer,
  );

describe('recording a festival event', () => {
  it('is for the organisation itself and the officers of its area', async () => {
    const { data, errors } = await record({ heldOn: '2026-07-16' });
    expect(errors).toEqual([]);
    expect(data!.recordFestivalEvent).toMatchObject({
      ...{ version: 1, organization: { id: FIRST }, unit: null, plan: { id: plan, year: 2026 } },
    });
    const officer = { role: 'COMMUNE_OFFICER', area: commune } as const;
    const unit = { level: 'COMMUNE', organizationId: null, unitId: commune, heldOn: '2026-07-17' };
    expect((await record(unit, officer)).errors).toEqual([]);
    expect(codeOf(await record(unit, OWN))[0]).toBe('FORBIDDEN');
    for (const viewer of [
      { role: 'PUBLIC' },
      { role: 'ANALYST' },
      { role: 'ORGANIZATION', organization: UNKNOWN },
      { role: 'COMMUNE_OFFICER', area: UNKNOWN },
    ] as const)
      expect(codeOf(await record({}, viewer))[0]).toBe('FORBIDDEN');
  });

  it('refuses a day outside the window with rule R16', async () => {
    const { errors } = await record({ heldOn: '2026-08-20' });
    expect(errors[0]!.extensions).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', path: 'input.heldOn', rule: 'R16' },
    });
    expect(errors[0]!.message).toContain('2026-07-02 to 2026-08-19');
  });

  it('refuses a commune that no longer existed on the day (R14)', async () => {
    const former = { level: 'COMMUNE', organizationId: null, unitId: formerCommune, heldOn: '2026-07-20' };
    const { errors } = await record(former, PROVINCE);
    expect(errors[0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.unitId',
      rule: 'R14',
    });
  });

  it.each([
    ['a plan nobody issued', { planId: UNKNOWN }, ['NOT_FOUND', 'input.planId']],
    ['a malformed plan', { planId: '1' }, ['BAD_USER_INPUT', 'input.planId']],
    ['an unknown organisation', { organizationId: UNKNOWN }, ['NOT_FOUND', 'input.organizationId']],
    [
      'an unknown unit',
      { level: 'COMMUNE', organizationId: null, unitId: UNKNOWN },
      ['NOT_FOUND', 'input.unitId'],
    ],
    ['no host', { organizationId: null }, ['BAD_USER_INPUT', 'input.organizationId']],
    ['fewer than nobody', { participants: -1 }, ['BAD_USER_INPUT', 'input.participants']],
    ['an absurd headcount', { participants: 100_001 }, ['BAD_USER_INPUT', 'input.participants']],
    ['too many commended', { individualsCommended: 1001 }, ['BAD_USER_INPUT', 'input.individualsCommended']],
    [
      'a residential area of an organisation',
      { residentialArea: 'Khu 1' },
      ['BAD_USER_INPUT', 'input.residentialArea'],
    ],
  ])('refuses %s', async (_, changes, expected) => {
    expect(codeOf(await record(changes, PROVINCE))).toEqual(expected);
  });

  it('refuses a plan of another year’s map, and the same event twice', async () => {
    const [former] = await rowsOf(sql<{ id: string }>`
      select id from campaigns.festival_plan where year = 2024 limit 1`);
    expect(codeOf(await record({ planId: former!.id }))).toEqual(['BAD_USER_INPUT', 'input.heldOn']);
    expect((await record({ heldOn: '2026-07-21' })).errors).toEqual([]);
    expect(codeOf(await record({ heldOn: '2026-07-21' }))).toEqual(['CONFLICT', 'input.heldOn']);
  });

  it('can be taken back: the event stays on record and counts nowhere', async () => {
    const { data } = await record({ heldOn: '2026-07-22' });
    const { id } = data!.recordFestivalEvent;
    const reason = 'Nhập trùng';
    expect(codeOf(await withdraw({ id, version: 2, reason }))).toEqual(['CONFLICT', 'input.version']);
    expect(codeOf(await withdraw({ id, version: 1, reason: ' ' }))).toEqual([
      'BAD_USER_INPUT',
      'input.reason',
    ]);
    expect(
      codeOf(await withdraw({ id, version: 1, reason }, { role: 'COMMUNE_OFFICER', area: UNKNOWN }))[0],
    ).toBe('FORBIDDEN');
    const done = await withdraw({ id, version: 1, reason });
    expect(done.data!.withdrawFestivalEvent).toMatchObject({ withdrawn: true, withdrawalReason: reason });
    expect(codeOf(await withdraw({ id, version: 2, reason }))[0]).toBe('STATE_NOT_ALLOWED');
    // The day is free again.
    expect((await record({ heldOn: '2026-07-22' })).errors).toEqual([]);
  });
});

describe('a plan', () => {
  it('is issued once a year by an officer of its unit, and keeps its events when it is revised', async () => {
    const { data, errors } = await issue();
    expect(errors).toEqual([]);
    expect(codeOf(await issue())).toEqual(['CONFLICT', 'input.year']);
    const { id } = data!.issueFestivalPlan;
    expect((await record({ planId: id, heldOn: '2026-07-30' })).errors).toEqual([]);
    const revise = (changes: object) =>
      subgraph.ask<{ reviseFestivalPlan: { version: number } }>(
        'mutation ($input: ReviseFestivalPlanInput!) { reviseFestivalPlan(input: $input) { version closesOn } }',
        { input: { id, version: 1, ...window(changes) } },
        { role: 'COMMUNE_OFFICER', area: commune },
      );
    expect(codeOf(await revise({ closesOn: '2026-07-29' }))).toEqual(['BAD_USER_INPUT', 'input.opensOn']);
    expect((await revise({ closesOn: '2026-08-19' })).data).toEqual({
      reviseFestivalPlan: { version: 2, closesOn: '2026-08-19' },
    });
    expect(codeOf(await revise({}))).toEqual(['CONFLICT', 'input.version']);
  });

  it.each([
    ['a window of another year', { opensOn: '2025-07-10' }, ['BAD_USER_INPUT', 'input.opensOn']],
    ['a window that ends first', { closesOn: '2026-07-09' }, ['BAD_USER_INPUT', 'input.closesOn']],
    ['no document', { documentNumber: ' ' }, ['BAD_USER_INPUT', 'input.documentNumber']],
    ['an unknown unit', { unitId: UNKNOWN }, ['NOT_FOUND', 'input.unitId']],
  ])('refuses %s', async (_, changes, expected) => {
    const input = { unitId: commune, year: 2026, ...window(), ...changes };
    const mutation = 'mutation ($input: IssueFestivalPlanInput!) { issueFestivalPlan(input: $input) { id } }';
    expect(codeOf(await subgraph.ask(mutation, { input }, PROVINCE))).toEqual(expected);
  });

  it('of a province is not issued by a commune', async () => {
    const input = {
      unitId: province,
      year: 2023,
      ...window({ opensOn: '2023-07-10', closesOn: '2023-08-10' }),
    };
    const mutation = 'mutation ($input: IssueFestivalPlanInput!) { issueFestivalPlan(input: $input) { id } }';
    const viewer = { role: 'COMMUNE_OFFICER', area: commune } as const;
    expect(
      codeOf(await subgraph.ask(mutation, { input: { ...input, year: 2026, ...window() } }, viewer))[0],
    ).toBe('FORBIDDEN');
    expect(
      codeOf(await subgraph.ask(mutation, { input }, { role: 'ORGANIZATION', organization: FIRST }))[0],
    ).toBe('FORBIDDEN');
  });
});
