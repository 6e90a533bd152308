import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let ids: Record<string, string>;

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
const NOBODY = '00000000-0000-4000-8000-000000000000';
type Asking = Parameters<TestSubgraph['ask']>[2];

const NAMES = {
  city: 'UBND thành phố Hải Phòng',
  police: 'Công an thành phố Hải Phòng',
  district: 'UBND huyện Nam Sách',
  one: 'UBND xã Nam Sách',
  two: 'UBND phường Hải Dương',
};

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const rows = await subgraph.orm.em
    .fork()
    .execute<{ id: string; nameVi: string }[]>(
      'select id, name_vi as "nameVi" from organizations.authority_body',
    );
  ids = Object.fromEntries(
    Object.entries(NAMES).map(([key, name]) => [key, rows.find(({ nameVi }) => nameVi === name)!.id]),
  );
});
afterAll(() => subgraph.stop());

interface Report {
  id: string;
  version: number;
  state: string;
  body: { id: string };
  receipts: { body: { id: string } }[];
  lines: object[];
}

const FIELDS = `id version state dueOn isOverdue isLate availableTransitions parent { id } body { id }
  receipts { body { id } } steps { event state document comment } lines { total } completeness { asked missing }`;

const list = async (where: object): Promise<Report[]> => {
  const { data } = await subgraph.ask<{ periodicReports: { nodes: Report[] } }>(
    `query ($where: PeriodicReportWhere) { periodicReports(where: $where, first: 100) { nodes { ${FIELDS} } } }`,
    { where },
    OFFICER,
  );
  return data!.periodicReports.nodes;
};

/** A new period for each request, since a body asks once for a period. */
let asked = 0;
async function request(changes: object = {}): Promise<string> {
  asked += 1;
  const periodTo = new Date(Date.UTC(2026, 3, asked)).toISOString().slice(0, 10);
  const { data, errors } = await subgraph.ask<{ requestReports: { id: string } }>(
    'mutation ($input: RequestReportsInput!) { requestReports(input: $input) { id } }',
    {
      input: {
        ...{ periodFrom: '2025-12-15', periodTo, dueOn: '2026-12-01', template: 'ANNUAL_MOVEMENT' },
        ...{ requesterId: ids['police'], bodyIds: [ids['one']], receiverIds: [ids['police'], ids['city']] },
        ...{ document: '77/CAT-PV05', ...changes },
      },
    },
    OFFICER,
  );
  expect(errors).toEqual([]);
  return data!.requestReports.id;
}

const add = (id: string, changes: object = {}, viewer: Asking = OFFICER) =>
  subgraph.ask<{ addReportBodies: { reportCount: number } }>(
    'mutation ($input: AddReportBodiesInput!) { addReportBodies(input: $input) { reportCount } }',
    { input: { id, dueOn: '2026-12-15', document: '78/CAT-PV05', bodyIds: [ids['two']], ...changes } },
    viewer,
  );

const cancel = async (
  report: Pick<Report, 'id' | 'version'>,
  changes: object = {},
  viewer: Asking = OFFICER,
) => {
  const { id, version } = report;
  const answer = await subgraph.ask<{ cancelReport: Report }>(
    `mutation ($input: CancelReportInput!) { cancelReport(input: $input) { ${FIELDS} } }`,
    { input: { id, version, document: '79/CAT-PV05', ...changes } },
    viewer,
  );
  return { ...answer, report: answer.data?.cancelReport };
};

const reportOf = async (request: string, body: 'one' | 'two' | 'police'): Promise<Report> =>
  (await list({ request: { eq: request } })).find((report) => report.body.id === ids[body])!;

describe('asking further bodies', () => {
  it('asks them as the others were, by a day and a document of their own', async () => {
    const id = await request();
    const { data, errors } = await add(id);
    expect(errors).toEqual([]);
    expect(data!.addReportBodies.reportCount).toBe(2);
    const report = await reportOf(id, 'two');
    expect(report).toMatchObject({
      ...{ state: 'REQUESTED', dueOn: '2026-12-15', parent: null },
      steps: [{ event: null, state: 'REQUESTED', document: '78/CAT-PV05' }],
    });
    expect(new Set(report.receipts.map(({ body }) => body.id))).toEqual(
      new Set([ids['police'], ids['city']]),
    );
    expect(report.lines).toHaveLength(26);
    expect(await reportOf(id, 'one')).toMatchObject({ dueOn: '2026-12-01' });
  });

  it('makes them parts of the same report while that is open, and refuses later', async () => {
    const above = await request({
      requesterId: ids['city'],
      bodyIds: [ids['police']],
      receiverIds: [ids['city']],
    });
    const whole = await reportOf(above, 'police');
    asked -= 1;
    const id = await request({ parentReportId: whole.id });
    expect((await add(id)).errors).toEqual([]);
    expect(await reportOf(id, 'two')).toMatchObject({ parent: { id: whole.id } });
    expect(await reportOf(above, 'police')).toMatchObject({ completeness: { asked: 2, missing: 2 } });
    for (const part of await list({ parent: { eq: whole.id } }))
      expect((await cancel(part)).errors).toEqual([]);
    const version = (await reportOf(above, 'police')).version;
    expect((await cancel({ id: whole.id, version })).errors).toEqual([]);
    expect(readRefusal(await add(id))).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.id' });
  });

  const REFUSED: [string, () => object, object, Asking?][] = [
    ['a role that may not', () => ({}), { code: 'FORBIDDEN' }, { role: 'COMMUNE_OFFICER' }],
    ['another area', () => ({}), { code: 'FORBIDDEN' }, { role: 'PROVINCE_OFFICER', area: NOBODY }],
    ['an unknown request', () => ({ id: NOBODY }), { code: 'NOT_FOUND', argument: 'input.id' }],
    ['no document', () => ({ document: '' }), { code: 'BAD_USER_INPUT', argument: 'input.document' }],
    [
      'a day that is past',
      () => ({ dueOn: '2026-11-01' }),
      { code: 'BAD_USER_INPUT', argument: 'input.dueOn' },
    ],
    ['nobody', () => ({ bodyIds: [] }), { code: 'BAD_USER_INPUT', argument: 'input.bodyIds' }],
    ['the asking body', () => ({ bodyIds: [ids['police']] }), { argument: 'input.bodyIds[0]' }],
    ['an unknown body', () => ({ bodyIds: [NOBODY] }), { code: 'NOT_FOUND', argument: 'input.bodyIds[0]' }],
    ['an abolished body (R19)', () => ({ bodyIds: [ids['district']] }), { argument: 'input.bodyIds[0]' }],
    [
      'a body asked before',
      () => ({ bodyIds: [ids['one']] }),
      { code: 'CONFLICT', argument: 'input.bodyIds' },
    ],
  ];

  it.each(REFUSED)('is refused with %s', async (_, changes, expected, viewer = OFFICER) => {
    const id = await request();
    expect(readRefusal(await add(id, changes(), viewer))).toMatchObject(expected);
    expect(await list({ request: { eq: id } })).toHaveLength(1);
  });

  it('asks a body once when two do it at the same moment', async () => {
    const id = await request();
    const both = await Promise.all([add(id), add(id)]);
    expect(both.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await list({ request: { eq: id } })).toHaveLength(2);
  });
});

describe('calling a report off', () => {
  it('keeps it with its document, late and counted no more, and the body can be asked again', async () => {
    const id = await request({ bodyIds: [ids['one'], ids['two']] });
    const { report } = await cancel(await reportOf(id, 'two'), { comment: 'Hỏi nhầm cơ quan.' });
    expect(report).toMatchObject({
      ...{ state: 'CANCELLED', isOverdue: false, isLate: false, availableTransitions: [] },
      steps: [
        { event: null, state: 'REQUESTED' },
        { event: 'CANCEL', state: 'CANCELLED', document: '79/CAT-PV05', comment: 'Hỏi nhầm cơ quan.' },
      ],
    });
    expect((await add(id)).data!.addReportBodies.reportCount).toBe(2);
    const states = (await list({ request: { eq: id } })).map(({ state }) => state).toSorted();
    expect(states).toEqual(['CANCELLED', 'REQUESTED', 'REQUESTED']);
  });

  it('is late and overdue no more', async () => {
    const [late] = await list({ late: { eq: true }, overdue: { eq: true } });
    expect((await cancel(late!)).errors).toEqual([]);
    expect((await list({ late: { eq: true } })).map(({ id }) => id)).not.toContain(late!.id);
  });

  it('is refused of what is handed in or summed up, without a document, in an older version, to others', async () => {
    const report = await reportOf(await request(), 'one');
    for (const viewer of [{ role: 'COMMUNE_OFFICER' }, { role: 'PROVINCE_OFFICER', area: NOBODY }] as const)
      expect(readRefusal(await cancel(report, {}, viewer)).code).toBe('FORBIDDEN');
    expect(readRefusal(await cancel(report, { document: ' ' })).argument).toBe('input.document');
    expect(readRefusal(await cancel({ ...report, id: NOBODY })).code).toBe('NOT_FOUND');
    expect(readRefusal(await cancel(report, { version: 9 })).code).toBe('CONFLICT');
    for (const state of ['ACCEPTED', 'CONSOLIDATED']) {
      const [other] = await list({ state: { eq: state } });
      expect(readRefusal(await cancel(other!)).code).toBe('STATE_NOT_ALLOWED');
    }
    expect((await cancel(report)).errors).toEqual([]);
    expect(readRefusal(await cancel({ ...report, version: 2 })).code).toBe('STATE_NOT_ALLOWED');
  });
});
