import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const idOf = (code: string): string => referenceId('organization', '1', code);
const FIRST = idOf('HD-0001');
const OFFICE = { role: 'EMULATION_OFFICE' } as const;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

interface Node {
  id: string;
  version: number;
  titleVi: string;
  year: number;
  level: string;
  decidedOn: string;
  revokedOn: string | null;
}
interface Page {
  totalCount: number;
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const DECIDE = `mutation ($input: DecideAwardInput!) {
  decideAward(input: $input) { id version titleVi title form decidedBy revokedOn organization { id } } }`;
const REVOKE = `mutation ($input: RevokeAwardInput!) {
  revokeAward(input: $input) { id version revokedOn revocation { documentNumber reason revokedOn } } }`;

const decision = (changes: object = {}) => ({
  ...{
    organizationId: idOf('HD-0002'),
    year: 2026,
    form: 'PROVINCIAL_CERTIFICATE_OF_MERIT',
    level: 'PROVINCE',
  },
  ...{ decidedBy: 'PROVINCE_CHAIR', decisionNumber: '12/QĐ-UBND', decidedOn: '2026-11-16', ...changes },
});

type Viewer = Parameters<TestSubgraph['ask']>[2];
const decide = (changes: object = {}, viewer: Viewer = OFFICE) =>
  subgraph.ask<{ decideAward: Node }>(DECIDE, { input: decision(changes) }, viewer);

async function decided(changes: object): Promise<Node> {
  const { data, errors } = await decide(changes);
  expect(errors).toEqual([]);
  return data!.decideAward;
}

const revoke = (award: { id: string; version: number }, changes: object = {}, viewer: Viewer = OFFICE) => {
  const why = { documentNumber: '90/QĐ-UBND', reason: 'Kê khai sai thành tích' };
  const input = { id: award.id, version: award.version, revokedOn: '2026-11-19', ...why, ...changes };
  return subgraph.ask<{ revokeAward: Node }>(REVOKE, { input }, viewer);
};

const AWARDS_OF = `query ($organizations: [_Any!]!, $first: Int, $after: String, $year: Int, $asOf: LocalDate) {
  _entities(representations: $organizations) { ... on Organization {
    awards(first: $first, after: $after, year: $year, asOf: $asOf) {
      totalCount nodes { id titleVi decidedOn revokedOn version } pageInfo { hasNextPage endCursor } } } } }`;
async function awardsOf(ids: readonly string[], page: object = {}) {
  const organizations = ids.map((id) => ({ __typename: 'Organization', id }));
  const answer = await subgraph.ask<{ _entities: { awards: Page }[] }>(AWARDS_OF, { organizations, ...page });
  expect(answer.errors).toEqual([]);
  return { pages: answer.data!._entities.map(({ awards }) => awards), statements: answer.statements };
}

const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

describe('the awards of an organisation', () => {
  it('come latest first, page after page, to the public too', async () => {
    const [all] = (await awardsOf([FIRST], { first: 100 })).pages;
    expect(all!.totalCount).toBeGreaterThanOrEqual(2);
    const days = all!.nodes.map(({ decidedOn }) => decidedOn);
    expect(days).toEqual(days.toSorted().toReversed());
    const [first] = (await awardsOf([FIRST], { first: 1 })).pages;
    const [second] = (await awardsOf([FIRST], { first: 1, after: first!.pageInfo.endCursor })).pages;
    expect([...first!.nodes, ...second!.nodes]).toEqual(all!.nodes.slice(0, 2));
  });

  it('cost one statement, for one organisation and for fifty', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => idOf(`HD-${String(i + 1).padStart(4, '0')}`));
    expect((await awardsOf(ids.slice(0, 1), { first: 1 })).statements).toHaveLength(1);
    const { pages, statements } = await awardsOf(ids, { first: 1 });
    expect(statements).toHaveLength(1);
    expect(pages.filter(({ nodes }) => nodes.length === 1).length).toBeGreaterThan(25);
  });

  it('can be asked for one year', async () => {
    const [page] = (await awardsOf([FIRST], { year: 2025 })).pages;
    expect(page!.nodes.map(({ titleVi }) => titleVi)).toContain('Giấy khen');
    expect((await awardsOf([FIRST], { year: 1999 })).pages[0]!.totalCount).toBe(0);
  });

  it('can be asked for as they stood on a day, the day of the decision included', async () => {
    const [all] = (await awardsOf([FIRST], { first: 100 })).pages;
    const earliest = all!.nodes.at(-1)!.decidedOn;
    expect((await awardsOf([FIRST], { asOf: earliest })).pages[0]!.totalCount).toBe(1);
    expect((await awardsOf([FIRST], { asOf: '2010-01-01' })).pages[0]!.totalCount).toBe(0);
    const known = all!.nodes.filter(({ revokedOn }) => revokedOn === null);
    expect((await awardsOf([FIRST], { asOf: '2099-01-01' })).pages[0]!.totalCount).toBe(known.length);
  });
});

describe('deciding an award', () => {
  it('records it with the name of the catalogue', async () => {
    const award = await decided({ organizationId: idOf('HD-0003') });
    expect(award).toMatchObject({
      titleVi: 'Bằng khen của Chủ tịch UBND tỉnh',
      title: null,
      version: 1,
      revokedOn: null,
    });
    expect((await awardsOf([idOf('HD-0003')])).pages[0]!.nodes.map(({ id }) => id)).toContain(award.id);
  });

  it.each([
    ['an award that only persons receive', { form: 'NATIONAL_SECURITY_MEDAL' }, 'input.form'],
    ['a title and a form at once', { title: 'PROVINCIAL_EMULATION_FLAG' }, 'input.form'],
    ['neither title nor form', { form: null }, 'input.title'],
    ['an office without the authority', { decidedBy: 'COMMUNE_CHAIR', level: 'COMMUNE' }, 'input.decidedBy'],
    ['an office at the wrong level', { level: 'STATE' }, 'input.decidedBy'],
    ['the future', { decidedOn: '2026-11-21' }, 'input.decidedOn'],
    ['a year long before', { year: 2019 }, 'input.year'],
    ['a malformed number', { decisionNumber: '12/UBND-QĐ' }, 'input.decisionNumber'],
    ['a malformed id', { organizationId: 'HD-0002' }, 'input.organizationId'],
  ])('refuses %s', async (_, changes, path) => {
    expect(codeOf(await decide(changes))).toEqual(['BAD_USER_INPUT', path]);
  });

  it('knows the district chair until the last day of the districts', async () => {
    const district = {
      form: 'CERTIFICATE_OF_COMMENDATION',
      level: 'DISTRICT',
      decidedBy: 'DISTRICT_CHAIR',
      year: 2025,
    };
    const { errors } = await decide({ ...district, decidedOn: '2025-07-01' });
    expect(errors[0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.decidedBy',
      rule: 'R7',
    });
    await decided({ ...district, organizationId: idOf('HD-0005'), decidedOn: '2025-06-30' });
  });

  it('refuses an organisation nobody knows', async () => {
    const stranger = { organizationId: '00000000-0000-4000-8000-000000000000' };
    expect(codeOf(await decide(stranger))).toEqual(['NOT_FOUND', 'input.organizationId']);
  });

  it('refuses the same award of the same year, until the first is revoked (R10)', async () => {
    const same = {
      organizationId: idOf('HD-0006'),
      form: 'MINISTRY_CERTIFICATE_OF_MERIT',
      level: 'MINISTRY',
      decidedBy: 'MINISTER',
    };
    const first = await decided({ ...same, decisionNumber: '7/QĐ-BCA' });
    expect(codeOf(await decide({ ...same, decisionNumber: '8/QĐ-BCA' }))).toEqual([
      'CONFLICT',
      'input.organizationId',
    ]);
    expect((await revoke(first)).errors).toEqual([]);
    await decided({ ...same, decisionNumber: '9/QĐ-BCA' });
  });

  it.each(['PUBLIC', 'ORGANIZATION', 'COMMUNE_OFFICER', 'TRAINER', 'ANALYST', 'ADMIN'] as const)(
    'is forbidden to %s',
    async (role) => {
      expect(codeOf(await decide({}, { role }))[0]).toBe('FORBIDDEN');
    },
  );

  it('is forbidden to an officer of another province', async () => {
    expect(codeOf(await decide({}, { role: 'PROVINCE_OFFICER', area: idOf('elsewhere') }))[0]).toBe(
      'FORBIDDEN',
    );
  });
});

describe('revoking an award', () => {
  it('keeps it in history, marked (R18)', async () => {
    const award = await decided({ organizationId: idOf('HD-0007') });
    const { data } = await revoke(award);
    expect(data!.revokeAward).toMatchObject({
      version: 2,
      revokedOn: '2026-11-19',
      revocation: { documentNumber: '90/QĐ-UBND', reason: 'Kê khai sai thành tích', revokedOn: '2026-11-19' },
    });
    const { pages } = await awardsOf([idOf('HD-0007')], { first: 100 });
    expect(pages[0]!.nodes.find(({ id }) => id === award.id)!.revokedOn).toBe('2026-11-19');
    expect(codeOf(await revoke({ id: award.id, version: 2 }))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('refuses a missing reason, a wrong document, an unknown award and an older version', async () => {
    const award = await decided({ organizationId: idOf('HD-0008') });
    expect(codeOf(await revoke(award, { reason: ' ' }))).toEqual(['BAD_USER_INPUT', 'input.reason']);
    expect(codeOf(await revoke(award, { documentNumber: 'x' }))).toEqual([
      'BAD_USER_INPUT',
      'input.documentNumber',
    ]);
    expect(codeOf(await revoke(award, { id: idOf('no award') }))).toEqual(['NOT_FOUND', 'input.id']);
    expect(codeOf(await revoke({ ...award, version: 7 }))).toEqual(['CONFLICT', 'input.version']);
  });

  it('lets one of two writers win', async () => {
    const award = await decided({ organizationId: idOf('HD-0009') });
    const answers = await Promise.all([revoke(award), revoke(award, { reason: 'Thẩm định sai' })]);
    expect(new Set(answers.map((answer) => codeOf(answer)[0]))).toEqual(new Set(['CONFLICT', undefined]));
  });
});

describe('the list of awards', () => {
  const LIST = `query ($where: AwardWhere, $orderBy: [AwardOrderBy!], $first: Int, $after: String) {
    awards(where: $where, orderBy: $orderBy, first: $first, after: $after) {
      totalCount nodes { id year level title form decidedOn } pageInfo { hasNextPage endCursor } } }`;
  const list = (variables: object) => subgraph.ask<{ awards: Page }>(LIST, variables);

  it('keeps the wanted years and levels', async () => {
    const { data } = await list({
      where: { year: { in: [2023, 2024] }, level: { eq: 'PROVINCE' } },
      first: 100,
    });
    expect(data!.awards.nodes.length).toBeGreaterThan(0);
    expect(new Set(data!.awards.nodes.map(({ level }) => level))).toEqual(new Set(['PROVINCE']));
    expect(data!.awards.nodes.every(({ year }) => year === 2023 || year === 2024)).toBe(true);
  });

  it('finds recipients by the unit they were in on the day of the decision', async () => {
    const rows = await subgraph.orm.em.fork().execute<{ unit: string; n: number }[]>(`
      select w.area_ids[1] as unit, count(*)::int as n from emulation.award a join emulation.organization_place_reference w
      on w.organization_id = a.organization_id and w.valid_from <= a.decided_on and (w.valid_to is null or w.valid_to > a.decided_on)
      group by 1 order by n desc, unit limit 1`);
    const { data, statements } = await list({ where: { unit: { eq: rows[0]!.unit } } });
    expect(data!.awards.totalCount).toBe(rows[0]!.n);
    expect(statements).toHaveLength(2);
  });

  it.each([
    ['first 0', { first: 0 }],
    ['first -1', { first: -1 }],
    ['first 101', { first: 101 }],
    ['a cursor that is none', { after: 'x' }],
    ['a malformed unit', { where: { unit: { eq: 'x' } } }],
    ['a field ordered by twice', { orderBy: [{ field: 'YEAR' }, { field: 'YEAR' }] }],
  ])('refuses %s', async (_, variables) => {
    expect(codeOf(await list(variables))[0]).toBe('BAD_USER_INPUT');
  });

  it('refuses a cursor of another list', async () => {
    const { pages } = await awardsOf([FIRST], { first: 1 });
    expect(codeOf(await list({ after: pages[0]!.pageInfo.endCursor }))).toEqual(['BAD_USER_INPUT', 'after']);
  });

  it('answers null for an id of no award', async () => {
    const { data, errors } = await subgraph.ask('query ($id: ID!) { award(id: $id) { id } }', {
      id: idOf('no award'),
    });
    expect([data, errors]).toEqual([{ award: null }, []]);
  });
});
