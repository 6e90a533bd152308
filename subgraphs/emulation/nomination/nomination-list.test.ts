import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const FIRST = referenceId('organization', '1', 'HD-0001');
const OFFICE = { role: 'EMULATION_OFFICE' } as const;
let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

interface List {
  nominations: {
    totalCount: number;
    nodes: {
      id: string;
      state: string;
      year: number;
      organization: { id: string };
      eligibility: { rule: string }[];
    }[];
  };
}
const LIST = `query ($where: NominationWhere, $first: Int!) { nominations(where: $where, first: $first) { totalCount nodes {
  id state year organization { id } kind { code } round { nameVi } award { id } steps { event }
  eligibility { rule outcome reason } availableTransitions } } }`;
const list = (variables: object, viewer: Parameters<TestSubgraph['ask']>[2]) =>
  subgraph.ask<List>(LIST, { first: 100, ...variables }, viewer);

describe('nominations in the demonstration register', () => {
  it('take as many statements for a hundred as for five, every rule explained', async () => {
    const [five, hundred] = [await list({ first: 5 }, OFFICE), await list({ first: 100 }, OFFICE)];
    expect(hundred.data!.nominations.nodes.length).toBeGreaterThan(50);
    expect(hundred.statements).toHaveLength(7);
    expect(five.statements.length).toBeLessThanOrEqual(7);
    for (const { eligibility } of hundred.data!.nominations.nodes)
      expect(eligibility.map(({ rule }) => rule)).toEqual([
        ...[
          'REGISTRATION',
          'CONSECUTIVE_YEARS',
          'ONCE_ONLY',
          'SAME_ACHIEVEMENT',
          'RECOGNITION',
          'COUNCIL_RATIO',
        ],
      ]);
  });

  it('lead to exactly the awards of the province and above that came through a round', async () => {
    const wrong = await subgraph.orm.em.fork().execute<object[]>(
      `select n.id from emulation.nomination n left join emulation.award a on a.id = n.award_id
       where (n.state in ('AWARDED', 'REVOKED')) <> (a.id is not null) or (n.state = 'REVOKED') <> (a.revoked_on is not null)
         or a.organization_id <> n.organization_id or a.year <> n.year or a.level <> n.level`,
    );
    expect(wrong).toEqual([]);
  });

  it('are shown to each for its own reach, and never to the public', async () => {
    const own = await list({}, { role: 'ORGANIZATION', organization: FIRST });
    expect(own.data!.nominations.nodes.length).toBeGreaterThan(1);
    expect(own.data!.nominations.nodes.every(({ organization }) => organization.id === FIRST)).toBe(true);
    for (const role of ['PUBLIC', 'ANALYST', 'PARTNER', 'TRAINER'] as const)
      expect((await list({}, { role })).errors[0]!.extensions['code']).toBe('FORBIDDEN');
    const elsewhere = { role: 'COMMUNE_OFFICER', area: referenceId('nowhere') } as const;
    expect((await list({}, elsewhere)).data!.nominations.totalCount).toBe(0);
  });

  it('of an organisation are a field of it, for itself and its officers', async () => {
    const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organization {
      nominations(first: 10) { totalCount nodes { state } } } } }`;
    const ids = [{ __typename: 'Organization', id: FIRST }];
    const own = await subgraph.ask(query, { ids }, { role: 'ORGANIZATION', organization: FIRST });
    expect(own.errors).toEqual([]);
    const other = await subgraph.ask(
      query,
      { ids },
      { role: 'ORGANIZATION', organization: referenceId('x') },
    );
    expect(other.errors[0]!.extensions['code']).toBe('FORBIDDEN');
  });

  it('keep what the conditions ask for', async () => {
    const where = { year: { eq: 2026 }, state: { in: ['SUBMITTED', 'RETURNED'] }, kind: { eq: 'TTLDXS' } };
    const { nodes } = (await list({ where }, OFFICE)).data!.nominations;
    expect(nodes.length).toBeGreaterThan(0);
    for (const { state, year } of nodes) expect([where.state.in.includes(state), year]).toEqual([true, 2026]);
    const bad = await list({ where: { round: { eq: '1' } } }, OFFICE);
    expect(bad.errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'where.round.eq' });
  });

  it('are measured by rules everyone can read, as data', async () => {
    const { data } = await subgraph.ask<{
      councilRules: { instrument: string }[];
      ruleInstruments: { rule: string; instrument: string; validTo: string | null }[];
      awardKinds: { code: string; consecutiveRules: { neededCode: string; years: number }[] }[];
    }>(
      '{ ruleInstruments { rule instrument validTo } councilRules { instrument requiredPercent certainty } awardKinds { code consecutiveRules { neededCode years } } }',
    );
    expect(data!.ruleInstruments).toEqual([
      { rule: 'R10', instrument: '06/2022/QH15', validTo: null },
      { rule: 'R9', instrument: '11/2021/TT-BCA', validTo: '2025-04-28' },
      { rule: 'R9', instrument: '20/2025/TT-BCA', validTo: null },
    ]);
    expect(data!.councilRules.map(({ instrument }) => instrument)).toEqual([
      ...['91/2017/NĐ-CP', '98/2023/NĐ-CP', '152/2025/NĐ-CP'],
    ]);
    const rules = data!.awardKinds
      .filter(({ consecutiveRules }) => consecutiveRules.length)
      .map(({ code }) => code);
    expect(rules).toEqual(['BK_BCA', 'BK_UBND', 'CSTDT', 'CSTDTQ']);
  });
});
