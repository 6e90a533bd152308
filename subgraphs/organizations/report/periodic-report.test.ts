import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let ids: Record<string, string>;

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
const NOBODY = '00000000-0000-4000-8000-000000000000';
type Asking = Parameters<TestSubgraph['ask']>[2];

const rowsOf = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  subgraph.orm.em.fork().execute<Row[]>(sql, parameters);

const NAMES = {
  city: 'UBND thành phố Hải Phòng',
  police: 'Công an thành phố Hải Phòng',
  ministry: 'Bộ Công an (Cục V05)',
  district: 'UBND huyện Nam Sách',
  one: 'UBND xã Nam Sách',
  two: 'UBND phường Hải Dương',
};

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const rows = await rowsOf<{ id: string; nameVi: string }>(
    'select id, name_vi as "nameVi" from organizations.authority_body',
  );
  ids = Object.fromEntries(
    Object.entries(NAMES).map(([key, name]) => [key, rows.find(({ nameVi }) => nameVi === name)!.id]),
  );
});
afterAll(() => subgraph.stop());

interface Line {
  id: string;
  figure: { code: string; kind: string };
  own: number | null;
  total: number | null;
  computed: number | null;
  computedNow: number | null;
  difference: number | null;
  note: string | null;
  partsTotal: number;
}
interface Report {
  id: string;
  version: number;
  state: string;
  body: { nameVi: string };
  lines: Line[];
  availableTransitions: string[];
}

const FIELDS = `id version state document isOverdue isLate submittedOn acceptedOn availableTransitions body { nameVi }
  receipts { acceptedOn body { nameVi } } steps { event state document comment }
  lines { figure { code kind } own total computed computedNow difference note partsTotal }
  completeness { asked accepted missing late reminders }`;

const list = async (where: object, viewer: Asking = OFFICER, first = 100) => {
  const answer = await subgraph.ask<{ periodicReports: { totalCount: number; nodes: Report[] } }>(
    `query ($where: PeriodicReportWhere, $first: Int!) { periodicReports(where: $where, first: $first) {
      totalCount nodes { ${FIELDS} } } }`,
    { where, first },
    viewer,
  );
  return { ...answer, ...answer.data?.periodicReports };
};

/** Half a year that is over, so that it can be reported on. */
let asked = 0;
const HALF_YEAR = { periodFrom: '2025-12-15', dueOn: '2026-12-01', template: 'ANNUAL_MOVEMENT' };

/** Another one for each request, since a body asks once for a period. */
const periodEnd = () => new Date(Date.UTC(2026, 0, 1 + asked)).toISOString().slice(0, 10);

const request = (changes: object = {}, viewer: Asking = OFFICER, key?: string) =>
  subgraph.ask<{ requestReports: { id: string; reportCount: number } }>(
    'mutation ($input: RequestReportsInput!) { requestReports(input: $input) { id reportCount template { code } } }',
    {
      input: {
        ...{ ...HALF_YEAR, periodTo: periodEnd(), document: '77/CAT-PV05' },
        ...{ requesterId: ids['police'], bodyIds: [ids['one'], ids['two']], receiverIds: [ids['police']] },
        ...changes,
      },
    },
    viewer,
    key,
  );

/** The reports of a new request, by who reports. */
async function requested(changes: object = {}): Promise<Record<string, Report>> {
  asked += 1;
  const { data, errors } = await request(changes);
  expect(errors).toEqual([]);
  const { nodes } = await list({ request: { eq: data!.requestReports.id } });
  return Object.fromEntries(nodes!.map((report) => [report.body.nameVi, report]));
}

const step = async (name: string, { id, version }: Report, input: object = {}, viewer: Asking = OFFICER) => {
  const types: Record<string, string> = {
    submitReport: 'SubmitReportInput',
    remindOfReport: 'RemindOfReportInput',
  };
  const answer = await subgraph.ask<Record<string, Report>>(
    `mutation ($input: ${types[name] ?? 'AnswerReportInput'}!) { ${name}(input: $input) { ${FIELDS} } }`,
    { input: { id, version, ...input } },
    viewer,
  );
  return { ...answer, report: answer.data?.[name] };
};

const ENTERED = ['GUIDANCE_DOCUMENTS', 'BUDGET', 'MATERIALS'].map((code) => ({ code, own: 4 }));
const submit = (report: Report, input: object = {}, viewer?: Asking) =>
  step('submitReport', report, { document: '67/BC-UBND', figures: ENTERED, ...input }, viewer);

async function taken(name: string, report: Report, input: object = {}): Promise<Report> {
  const { report: next, errors } = await step(name, report, input);
  expect(errors).toEqual([]);
  return next!;
}
const handedIn = (report: Report, figures: object[] = ENTERED): Promise<Report> =>
  taken('submitReport', report, { document: '67/BC-UBND', figures });
const accepted = async (report: Report): Promise<Report> =>
  taken('acceptReport', await handedIn(report), { receiverId: ids['police'] });

const codeOf = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) => [
  errors[0]?.extensions['code'],
  errors[0]?.extensions['path'],
];
const valueOf = ({ lines }: Report, code: string): Line => lines.find(({ figure }) => figure.code === code)!;

describe('asking for reports', () => {
  it('asks each body once, with a line for each figure', async () => {
    const reports = await requested();
    expect(Object.keys(reports).toSorted()).toEqual([NAMES.one, NAMES.two].toSorted());
    expect(reports[NAMES.one]).toMatchObject({
      state: 'REQUESTED',
      availableTransitions: ['REMIND', 'SUBMIT', 'CANCEL'],
    });
    expect(reports[NAMES.one]!.lines).toHaveLength(26);
    expect(valueOf(reports[NAMES.one]!, 'BUDGET')).toMatchObject({ total: null, computedNow: null });
    expect(codeOf(await request())).toEqual(['CONFLICT', 'input.periodTo']);
  });

  it('is answered in the same way when it is repeated with its key', async () => {
    asked += 1;
    const [first, second] = [
      await request({}, OFFICER, 'ask-twice'),
      await request({}, OFFICER, 'ask-twice'),
    ];
    expect(second.data).toEqual(first.data);
  });

  const REFUSED: [string, object | (() => object), unknown[], Asking?][] = [
    ['a role that may not', {}, ['FORBIDDEN', undefined], { role: 'COMMUNE_OFFICER' }],
    ['another area', {}, ['FORBIDDEN', undefined], { role: 'PROVINCE_OFFICER', area: NOBODY }],
    ['an unknown template', { template: 'WEEKLY' }, ['NOT_FOUND', 'input.template']],
    ['a document without the form of a number', { document: 'letter' }, ['BAD_USER_INPUT', 'input.document']],
    ['a day due inside the period', { dueOn: '2026-01-31' }, ['BAD_USER_INPUT', 'input.dueOn']],
    ['a day due that is past', { dueOn: '2026-11-01' }, ['BAD_USER_INPUT', 'input.dueOn']],
    ['a period of two years', { periodFrom: '2024-01-01' }, ['BAD_USER_INPUT', 'input.periodTo']],
    ['a period that ends first', { periodTo: '2025-01-01' }, ['BAD_USER_INPUT', 'input.periodTo']],
    ['nobody to report', { bodyIds: [] }, ['BAD_USER_INPUT', 'input.bodyIds']],
    ['nobody to receive', { receiverIds: [] }, ['BAD_USER_INPUT', 'input.receiverIds']],
    ['an unknown body', { bodyIds: [NOBODY] }, ['NOT_FOUND', 'input.bodyIds[0]']],
    [
      'an abolished body (R19)',
      () => ({ bodyIds: [ids['district']] }),
      ['BAD_USER_INPUT', 'input.bodyIds[0]'],
    ],
    [
      'a body named twice',
      () => ({ bodyIds: [ids['one'], ids['one']] }),
      ['BAD_USER_INPUT', 'input.bodyIds[1]'],
    ],
    ['the asking body itself', () => ({ bodyIds: [ids['police']] }), ['BAD_USER_INPUT', 'input.bodyIds[0]']],
    ['an unknown parent', { parentReportId: NOBODY }, ['NOT_FOUND', 'input.parentReportId']],
  ];

  it.each(REFUSED.map(([what, ...rest]) => ({ what, rest })))('is refused with $what', async ({ rest }) => {
    const [changes, expected, viewer = OFFICER] = rest;
    asked += 1;
    const told = typeof changes === 'function' ? changes() : changes;
    expect(codeOf(await request(told, viewer))).toEqual(expected);
  });
});

describe('handing a report in', () => {
  it('fills what is computed, freezes the figures, and waits for its receivers', async () => {
    const report = await handedIn((await requested())[NAMES.one]!);
    expect(report).toMatchObject({ state: 'SUBMITTED', document: '67/BC-UBND', submittedOn: '2026-11-20' });
    const { computed, total, own, difference } = valueOf(report, 'ORGANIZATIONS');
    expect([total, own, difference]).toEqual([computed, computed, 0]);
    expect(computed).toBeGreaterThan(0);
    expect(valueOf(report, 'BUDGET')).toMatchObject({ own: 4, total: 4, computed: null, difference: null });
  });

  it('disputes a computed figure with a note only', async () => {
    const report = (await requested())[NAMES.one]!;
    const disputed = { code: 'AWARDS', own: 99 };
    const refused = await submit(report, { figures: [...ENTERED, disputed] });
    expect(codeOf(refused)).toEqual(['BAD_USER_INPUT', 'input.figures[3].note']);
    const handed = await handedIn(report, [...ENTERED, { ...disputed, note: 'Có quyết định mới.' }]);
    expect(valueOf(handed, 'AWARDS')).toMatchObject({ total: 99, note: 'Có quyết định mới.' });
    expect(valueOf(handed, 'AWARDS').difference).toBe(99 - valueOf(handed, 'AWARDS').computedNow!);
  });

  it('is refused in a wrong state, version, role or area, without a figure, or before the period closed', async () => {
    const report = (await requested())[NAMES.one]!;
    const area = NOBODY;
    expect(codeOf(await submit(report, {}, { role: 'ORGANIZATION' }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await submit(report, {}, { role: 'COMMUNE_OFFICER', area }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await submit({ ...report, id: NOBODY }))).toEqual(['NOT_FOUND', 'input.id']);
    expect(codeOf(await submit(report, { figures: [] }))).toEqual(['BAD_USER_INPUT', 'input.figures']);
    expect(codeOf(await submit(report, { document: '' }))).toEqual(['BAD_USER_INPUT', 'input.document']);
    const long = await submit(report, { comment: 'x'.repeat(301) });
    expect(codeOf(long)).toEqual(['BAD_USER_INPUT', 'input.comment']);
    const handed = await handedIn(report);
    expect(codeOf(await submit(report))).toEqual(['CONFLICT', 'input.version']);
    expect(codeOf(await submit(handed))[0]).toBe('STATE_NOT_ALLOWED');
    const { nodes } = await list({
      year: { eq: 2026 },
      body: { eq: ids['two'] },
      state: { eq: 'REQUESTED' },
    });
    const running = nodes!.find(({ availableTransitions }) => !availableTransitions.includes('SUBMIT'))!;
    const early = await submit(running);
    expect(early.errors[0]?.message).toContain('its period runs until 2026-12-14');
  });

  it('is done once when two hand it in at the same moment', async () => {
    const report = (await requested())[NAMES.one]!;
    const both = await Promise.all([submit(report), submit(report)]);
    expect(both.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(codeOf(both.find(({ errors }) => errors.length)!)[0]).toBe('CONFLICT');
  });
});

describe('receiving a report', () => {
  it('is accepted when all its receivers have accepted it', async () => {
    const receiverIds = [ids['city'], ids['ministry']];
    const report = await handedIn((await requested({ receiverIds }))[NAMES.one]!);
    expect(report.availableTransitions).toEqual(['RECEIVE', 'RETURN']);
    const half = await taken('acceptReport', report, { receiverId: ids['ministry'] });
    expect(half).toMatchObject({ state: 'SUBMITTED', acceptedOn: null });
    const twice = await step('acceptReport', half, { receiverId: ids['ministry'] });
    expect(codeOf(twice)[0]).toBe('STATE_NOT_ALLOWED');
    const stranger = await step('acceptReport', half, { receiverId: ids['police'] });
    expect(codeOf(stranger)).toEqual(['BAD_USER_INPUT', 'input.receiverId']);
    const whole = await taken('acceptReport', half, { receiverId: ids['city'] });
    expect(whole).toMatchObject({ state: 'ACCEPTED', acceptedOn: '2026-11-20' });
  });

  it('sends it back to be handed in anew, and everyone answers again', async () => {
    const receiverIds = [ids['city'], ids['ministry']];
    const report = await handedIn((await requested({ receiverIds }))[NAMES.one]!);
    const half = await taken('acceptReport', report, { receiverId: ids['city'] });
    const back = await taken('returnReport', half, {
      receiverId: ids['ministry'],
      comment: 'Thiếu số liệu.',
    });
    expect(back).toMatchObject({ state: 'RETURNED', availableTransitions: ['REMIND', 'SUBMIT', 'CANCEL'] });
    const again = await handedIn(back);
    expect(again).toMatchObject({ receipts: [{ acceptedOn: null }, { acceptedOn: null }] });
  });

  it('reminds as often as it takes, while nothing is handed in', async () => {
    const report = (await requested())[NAMES.two]!;
    const once = await taken('remindOfReport', report, { document: '12/CAT-PV05' });
    const twice = await taken('remindOfReport', once);
    expect(twice).toMatchObject({ state: 'REMINDED' });
    expect(codeOf(await step('remindOfReport', await handedIn(twice)))[0]).toBe('STATE_NOT_ALLOWED');
    const commune = await step('remindOfReport', report, {}, { role: 'COMMUNE_OFFICER' });
    expect(codeOf(commune)[0]).toBe('FORBIDDEN');
  });
});

describe('summing up', () => {
  /** The police report, asked of it by the city, with the reports of two communes as its parts. */
  async function summing(): Promise<{ whole: Report; parts: Record<string, Report> }> {
    const above = { requesterId: ids['city'], bodyIds: [ids['police']], receiverIds: [ids['city']] };
    const whole = (await requested(above))[NAMES.police]!;
    asked -= 1;
    return { whole, parts: await requested({ parentReportId: whole.id }) };
  }
  const again = async ({ id }: Report): Promise<Report> =>
    (await list({ isPart: { eq: false }, body: { eq: ids['police'] } })).nodes!.find((one) => one.id === id)!;
  const note = 'Theo báo cáo của cấp dưới.';
  /** All computed figures with a note, as two communes are not the whole city. */
  const explained = ({ lines }: Report) =>
    lines
      .filter(({ figure }) => figure.kind === 'COMPUTED')
      .map(({ figure }) => ({ code: figure.code, note }));

  it('refuses a total that does not add up, and names the figure, what was expected and what was given', async () => {
    const { whole, parts } = await summing();
    await accepted(parts[NAMES.one]!);
    const figures = [...explained(whole), { code: 'BUDGET', own: 3, total: 8 }];
    const { errors } = await submit(await again(whole), { figures });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.figures[23].total' });
    expect(errors[0]?.message).toContain(
      'BUDGET does not add up: accepted reports 4 + own 3 = 7 expected, 8 given',
    );
  });

  it('counts accepted parts alone, marks them, and what is accepted later changes nothing', async () => {
    const { whole, parts } = await summing();
    await accepted(parts[NAMES.one]!);
    const open = await again(whole);
    expect(valueOf(open, 'BUDGET').partsTotal).toBe(4);
    expect(open).toMatchObject({
      completeness: { asked: 2, accepted: 1, missing: 1, late: 0, reminders: 0 },
    });
    const sum = [...explained(whole), { code: 'BUDGET', own: 3, total: 7 }];
    const handed = await handedIn(open, sum);
    expect(valueOf(handed, 'BUDGET')).toMatchObject({ own: 3, total: 7, partsTotal: 4 });
    expect(valueOf(handed, 'MATERIALS')).toMatchObject({ own: 0, total: 4 });
    await accepted(parts[NAMES.two]!);
    expect(valueOf(await again(whole), 'BUDGET').partsTotal).toBe(4);
    const states = await list({ parent: { eq: whole.id } });
    expect(states.nodes!.map(({ state }) => state).toSorted()).toEqual(['ACCEPTED', 'CONSOLIDATED']);
    const back = await taken('returnReport', handed, { receiverId: ids['city'] });
    expect(valueOf(back, 'BUDGET').partsTotal).toBe(8);
    expect(valueOf(await handedIn(back, sum.slice(0, -1)), 'BUDGET').total).toBe(8);
  });

  it('takes parts of its own body, figures and days only, while it is open', async () => {
    const { whole } = await summing();
    asked += 1;
    const others = await request({ parentReportId: whole.id });
    expect(codeOf(others)).toEqual(['BAD_USER_INPUT', 'input.parentReportId']);
    const above = { requesterId: ids['city'], bodyIds: [ids['police']], receiverIds: [ids['city']] };
    const alone = (await requested(above))[NAMES.police]!;
    await handedIn(alone);
    const frozen = await request({ parentReportId: alone.id });
    expect(codeOf(frozen)).toEqual(['BAD_USER_INPUT', 'input.parentReportId']);
  });
});
