import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph, type ViewerClaims } from '../support/graph.js';

const PROVINCE: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const OFFICE: ViewerClaims = { role: 'EMULATION_OFFICE' };

interface Commune {
  id: string;
  code: string;
  nameVi: string;
}

let graph: TestGraph;
/** Communes no organisation has ever been placed in: one of today, one of before. */
let [bare, bareFormer]: Commune[] = [];
let [province, formerProvince]: string[] = [];

beforeAll(async () => {
  graph = await openTestGraph();
  const communes = await graph.rows<Commune & { current: boolean }>(
    `select u.id, u.code, u.name_vi as "nameVi", u.valid_to is null as current from organizations.administrative_unit u
     join organizations.administrative_unit p on p.id = u.parent_id
     where u.level = 'COMMUNE' and u.validity_known and (p.code = '31' or u.former_province = 'Tỉnh Hải Dương')
       and not exists (select from organizations.organization_placement o where o.unit_id = u.id) order by u.code`,
  );
  [bare, bareFormer] = [true, false].map((current) => communes.find((one) => one.current === current)!);
  const provinces = await graph.rows<{ id: string }>(
    `select id from organizations.administrative_unit where level = 'PROVINCE'
     and (code = '31' or name_vi = 'Tỉnh Hải Dương') order by valid_to nulls first`,
  );
  [province, formerProvince] = provinces.map(({ id }) => id);
});
afterAll(() => graph.stop());

const told = ({ errors }: { errors: readonly { message: string; extensions?: object }[] }) =>
  errors.map(({ message, extensions = {} }) => {
    const { code, path, rule } = extensions as Record<string, unknown>;
    return { code, path, rule, message };
  });

const establishTeam = (unitId: string, establishedOn: string) =>
  graph.ask<{ done: { unit: Commune } }>(
    `mutation ($input: EstablishLocalTeamInput!) { done: establishLocalTeam(input: $input) { unit { code } } }`,
    {
      input: {
        ...{ unitId, establishedOn, decidedOn: establishedOn, kind: 'SECURITY_TEAM' },
        ...{ residentialArea: 'Thôn mẫu', decisionNumber: '4/QĐ-UBND' },
      },
    },
    PROVINCE,
  );

async function recordFestival(unitId: string, heldOn: string) {
  const [plan] = await graph.rows<{ id: string }>(
    'select id from campaigns.festival_plan where year = ? and unit_id in (?, ?)',
    [Number(heldOn.slice(0, 4)), province, formerProvince],
  );
  const host = { planId: plan!.id, level: 'COMMUNE', organizationId: null, unitId };
  return graph.ask<{ done: { unit: Commune } }>(
    `mutation ($input: RecordFestivalEventInput!) { done: recordFestivalEvent(input: $input) { unit { code } } }`,
    { input: { ...host, heldOn, participants: 120 } },
    PROVINCE,
  );
}

const draftRound = (unitId: string, year: number) =>
  graph.ask<{ done: { unit: Commune } }>(
    `mutation ($input: DraftEmulationRoundInput!) { done: draftEmulationRound(input: $input) { unit { code } } }`,
    { input: { nameVi: 'Đợt thi đua mẫu', type: 'AD_HOC', unitId, year } },
    OFFICE,
  );

const register = (unitId: string, establishedOn: string) =>
  graph.ask(
    `mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { id } }`,
    {
      input: {
        ...{ name: 'Cơ quan mẫu', kind: 'AGENCY', ownership: 'STATE_BUDGET', establishedOn, unitId },
      },
    },
    PROVINCE,
  );

describe('a commune in which no organisation is', () => {
  it('has a local team, a festival event and a round like any other', async () => {
    for (const answer of [
      await establishTeam(bare!.id, '2026-02-01'),
      await recordFestival(bare!.id, '2026-07-20'),
      await draftRound(bare!.id, 2026),
    ]) {
      expect(told(answer)).toEqual([]);
      expect(answer.data!.done.unit.code).toBe(bare!.code);
    }
  });

  it('has them in its own days when it was abolished', async () => {
    for (const answer of [
      await establishTeam(bareFormer!.id, '2025-06-30'),
      await recordFestival(bareFormer!.id, '2024-08-01'),
      await draftRound(bareFormer!.id, 2024),
    ]) {
      expect(told(answer)).toEqual([]);
      expect(answer.data!.done.unit.code).toBe(bareFormer!.code);
    }
  });

  it('is refused on a day it did not exist by all four subgraphs in the same words (R14)', async () => {
    const refusal = (unit: Commune, day: string, span: string) => ({
      ...{ code: 'BAD_USER_INPUT', path: 'input.unitId', rule: 'R14' },
      message: `input.unitId: ${unit.nameVi} did not exist on ${day} (valid from ${span})`,
    });
    const gone = (day: string) => [refusal(bareFormer!, day, 'before the records begin until 2025-07-01')];
    expect(told(await register(bareFormer!.id, '2025-07-01'))).toEqual(gone('2025-07-01'));
    expect(told(await establishTeam(bareFormer!.id, '2025-07-01'))).toEqual(gone('2025-07-01'));
    expect(told(await recordFestival(bareFormer!.id, '2026-07-20'))).toEqual(gone('2026-07-20'));
    expect(told(await draftRound(bareFormer!.id, 2025))).toEqual(gone('2025-12-31'));

    const early = (day: string) => [refusal(bare!, day, '2025-07-01 until today')];
    expect(told(await register(bare!.id, '2025-06-30'))).toEqual(early('2025-06-30'));
    expect(told(await establishTeam(bare!.id, '2025-06-30'))).toEqual(early('2025-06-30'));
    expect(told(await recordFestival(bare!.id, '2024-08-01'))).toEqual(early('2024-08-01'));
    expect(told(await draftRound(bare!.id, 2024))).toEqual(early('2024-12-31'));
  });

  it('is of this province: nothing is entered for a commune of another', async () => {
    const [foreign] = await graph.rows<Commune>(
      `select u.id from organizations.administrative_unit u join organizations.administrative_unit p on p.id = u.parent_id
       where p.code = '01' and p.valid_to is null order by u.code limit 1`,
    );
    const { id } = foreign!;
    const unknown = { code: 'NOT_FOUND', path: 'input.unitId', rule: undefined };
    const message = `No administrative unit of the province has the id ${id}.`;
    for (const answer of [
      await establishTeam(id, '2026-02-01'),
      await recordFestival(id, '2026-07-20'),
      await draftRound(id, 2026),
    ])
      expect(told(answer)).toEqual([{ ...unknown, message }]);
  });
});

describe('what abolished communes held, on today’s map', () => {
  const YEAR = 2024;
  interface Figures {
    nameVi: string;
    then: { events: number };
    now: { events: number };
    activitiesThen: { count: number };
    activitiesNow: { count: number };
  }
  async function figuresOf(id: string): Promise<[number, number, number, number]> {
    const { data } = await graph.ask<{ unit: Figures }>(
      `query ($id: ID!, $year: Int!) { unit: administrativeUnit(id: $id) { nameVi
        then: festivalSummary(year: $year, unitScheme: AS_OF_EVENT) { events }
        now: festivalSummary(year: $year, unitScheme: CURRENT) { events }
        activitiesThen: activitySummary(year: $year, unitScheme: AS_OF_EVENT) { count }
        activitiesNow: activitySummary(year: $year, unitScheme: CURRENT) { count } } }`,
      { id, year: YEAR },
    );
    const { then, now, activitiesThen, activitiesNow } = data!.unit;
    return [then.events, now.events, activitiesThen.count, activitiesNow.count];
  }

  interface Former extends Commune {
    toId: string;
    toCode: string;
    /** Its own events, and those of organisations that still wait there for their address review. */
    held: number;
    reached: number;
  }
  let [whole, divided]: Former[] = [];
  const other = { id: '', code: '' };
  async function figuresOfAll() {
    const figures = [];
    for (const id of [whole!.toId, divided!.toId, other.id]) figures.push(await figuresOf(id));
    return figures;
  }
  beforeAll(async () => {
    const formers = await graph.rows<Former>(
      `select u.id, u.code, u.name_vi as "nameVi", t.id as "toId", t.code as "toCode",
         (select count(*)::int from campaigns.festival_event e where not e.withdrawn
           and extract(year from e.held_on) = ${YEAR} and (e.unit_id = u.id or e.organization_id in (
             select p.organization_id from organizations.organization_placement p
             where p.unit_id = u.id and p.valid_to is null))) as held,
         (select count(*)::int from campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
           and c.state not in ('DRAFT', 'SUBMITTED', 'RETURNED') and (c.state <> 'CANCELLED' or c.plan_number is not null)
           join organizations.organization_placement p on p.organization_id = a.host_id and p.unit_id = u.id
             and p.valid_to is null
           where not a.withdrawn and extract(year from a.held_on) = ${YEAR}) as reached
       from organizations.administrative_unit u join organizations.unit_succession s on s.from_id = u.id
       join organizations.administrative_unit t on t.id = s.to_id
       where u.level = 'COMMUNE' and u.former_province = 'Tỉnh Hải Dương' and u.validity_known
         and exists (select from campaigns.festival_event e where e.unit_id = u.id and extract(year from e.held_on) = ${YEAR})
       order by reached desc, u.code`,
    );
    whole = formers[0]!;
    divided = formers.find(({ toId }) => toId !== whole!.toId)!;
    const [elsewhere] = await graph.rows<Commune>(
      `select id, code from organizations.administrative_unit where parent_id = ? and id not in (?, ?) order by code limit 1`,
      [province, whole.toId, divided.toId],
    );
    Object.assign(other, elsewhere);
  });

  it('counts in the province that followed theirs, whatever became of them', async () => {
    const [held] = await graph.rows<{ events: number }>(
      `select count(*)::int as events from campaigns.festival_event where not withdrawn and extract(year from held_on) = ${YEAR}`,
    );
    const [then, now, activitiesThen, activitiesNow] = await figuresOf(province!);
    const former = await figuresOf(formerProvince!);
    expect(held!.events).toBeGreaterThan(100);
    expect([then, now]).toEqual([0, held!.events]);
    expect(former.slice(0, 2)).toEqual([held!.events, 0]);
    expect([activitiesThen, activitiesNow]).toEqual([0, former[2]]);
    expect(activitiesNow).toBeGreaterThan(100);
  });

  it('counts in no commune while it is not known how much went where', async () => {
    for (const { id, held } of [whole!, divided!]) {
      expect(held).toBeGreaterThan(0);
      expect((await figuresOf(id)).slice(1, 2)).toEqual([0]);
      expect((await figuresOf(id))[3]).toBe(0);
    }
    const ofSuccessor = await graph.rows<{ n: number }>(
      `select count(*)::int as n from campaigns.festival_event e join organizations.organization_placement p
         on p.organization_id = e.organization_id and p.unit_id = ? and p.valid_to is null
       where not e.withdrawn and extract(year from e.held_on) = ${YEAR}`,
      [whole!.toId],
    );
    expect((await figuresOf(whole!.toId))[1]).toBe(ofSuccessor[0]!.n);
  });

  it('counts in the successor of a whole commune, and still in none of one that was split', async () => {
    const before = await figuresOfAll();
    const csv = [
      'from_code,to_code,extent,effective_on,instrument',
      `${whole!.code},${whole!.toCode},WHOLE,2025-07-01,Nghị quyết mẫu`,
      `${divided!.code},${divided!.toCode},PART,2025-07-01,Nghị quyết mẫu`,
      `${divided!.code},${other.code},PART,2025-07-01,Nghị quyết mẫu`,
    ].join('\n');
    const { data } = await graph.ask<{ importSuccessions: { errors: object[] } }>(
      'mutation ($csv: String!) { importSuccessions(csv: $csv) { accepted errors { message } } }',
      { csv },
      PROVINCE,
    );
    expect(data!.importSuccessions).toEqual({ accepted: 3, errors: [] });
    await graph.subgraphs.get('campaigns')!.catchUp();
    const after = await figuresOfAll();
    const [then, now, activitiesThen, activitiesNow] = before[0]!;
    expect(whole!.reached).toBeGreaterThan(0);
    expect(after).toEqual([
      [then, now + whole!.held, activitiesThen, activitiesNow + whole!.reached],
      before[1],
      before[2],
    ]);
    expect((await figuresOf(whole!.id)).filter((_, i) => i % 2 === 1)).toEqual([0, 0]);
  });
});
