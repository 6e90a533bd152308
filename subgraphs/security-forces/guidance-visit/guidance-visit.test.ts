import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
/** Open organisations never visited, with their communes. */
let hosts: { id: string; area: string }[];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
    where o.established_on < '2020-01-01' and o.closed_on is null
      and not exists (select from security_forces.guidance_visit g where g.organization_id = o.id)
    order by o.id limit 4`.execute(subgraph.orm.em.fork().getKysely());
  hosts = rows;
});

afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

interface Visit {
  id: string;
  version: number;
}

const RECORD =
  'mutation ($input: RecordGuidanceVisitInput!) { recordGuidanceVisit(input: $input) { id version subject visitedOn recommendations followUpBy organization { id } } }';
const record = (organizationId: string, changes: object = {}, viewer = OFFICER) => {
  const facts = {
    subject: 'GUARD_FORCE',
    visitedOn: '2026-05-04',
    visitedBy: 'PV05',
    minutesNumber: '4/BB-PV05',
  };
  return subgraph.ask<{ recordGuidanceVisit: Visit }>(
    RECORD,
    { input: { organizationId, ...facts, recommendations: 2, followUpBy: '2026-08-01', ...changes } },
    viewer,
  );
};

const FOLLOW =
  'mutation ($input: ReportGuidanceFollowUpInput!) { reportGuidanceFollowUp(input: $input) { followedUpOn followUpDocument version } }';
const follow = ({ id, version }: Visit, changes: object = {}, viewer = OFFICER) =>
  subgraph.ask(
    FOLLOW,
    { input: { id, version, followedUpOn: '2026-07-01', document: '5/BC', ...changes } },
    viewer,
  );

describe('a visit of police', () => {
  it('is recorded once, and its recommendations are reported as followed', async () => {
    const { id: organizationId } = hosts[0]!;
    const { data, errors } = await record(organizationId);
    expect(errors).toEqual([]);
    const visit = data!.recordGuidanceVisit;
    expect(visit).toMatchObject({ version: 1, recommendations: 2, organization: { id: organizationId } });
    expect(codeOf(await record(organizationId))).toEqual(['CONFLICT', 'input.visitedOn']);
    expect((await record(organizationId, { subject: 'PROTECTION_PLAN' })).errors).toEqual([]);
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: organizationId };
    expect((await follow(visit, {}, own)).data).toEqual({
      reportGuidanceFollowUp: { followedUpOn: '2026-07-01', followUpDocument: '5/BC', version: 2 },
    });
    expect(codeOf(await follow(visit))).toEqual(['CONFLICT', 'input.version']);
    expect(codeOf(await follow({ ...visit, version: 2 }))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it.each([
    ['a day that has not come', { visitedOn: '2026-11-21', followUpBy: '2027-01-01' }, 'input.visitedOn'],
    ['recommendations without a day', { followUpBy: null }, 'input.followUpBy'],
    ['no body', { visitedBy: '' }, 'input.visitedBy'],
    ['no minutes', { minutesNumber: ' ' }, 'input.minutesNumber'],
    ['a malformed organisation', { organizationId: 'x' }, 'input.organizationId'],
  ])('is refused with %s', async (_, changes, path) => {
    expect(codeOf(await record(hosts[1]!.id, changes))).toEqual(['BAD_USER_INPUT', path]);
    expect(codeOf(await record(UNKNOWN))).toEqual(['NOT_FOUND', 'input.organizationId']);
  });

  it('is recorded by the officers of the area, never by the organisation itself', async () => {
    const [, { id, area }] = hosts as [unknown, { id: string; area: string }];
    const refused: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: id },
      { role: 'COMMUNE_OFFICER', area: id },
      ...(['PUBLIC', 'TRAINER', 'ANALYST', 'PARTNER'] as const).map((role) => ({ role })),
    ];
    for (const viewer of refused) expect(codeOf(await record(id, {}, viewer))[0]).toBe('FORBIDDEN');
    expect((await record(id, {}, { role: 'COMMUNE_OFFICER', area })).errors).toEqual([]);
  });
});

describe('the list of guidance', () => {
  const LIST = `query ($where: GuidanceStatusWhere, $asOf: LocalDate, $first: Int! = 100) {
    guidanceStatuses(where: $where, asOf: $asOf, first: $first) { totalCount nodes { lastVisitedOn visits overdueFollowUps organization { id } } } }`;
  interface Status {
    lastVisitedOn: string | null;
    visits: number;
    overdueFollowUps: number;
    organization: { id: string };
  }
  const list = (variables: object, viewer = OFFICER) =>
    subgraph.ask<{ guidanceStatuses: { totalCount: number; nodes: Status[] } }>(LIST, variables, viewer);

  it('answers duty 1c: organisations not visited in 24 months, never visited ones first', async () => {
    const { data } = await list({ where: { notVisitedSince: '2024-11-20' } });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from security_forces.organization_reference o
      where coalesce(o.established_on <= '2026-11-20', true) and coalesce(o.closed_on > '2026-11-20', true)
        and not exists (select from security_forces.guidance_visit g where g.organization_id = o.id and g.visited_on >= '2024-11-20')`.execute(
      subgraph.orm.em.fork().getKysely(),
    );
    const { nodes, totalCount } = data!.guidanceStatuses;
    expect([totalCount > 0, totalCount]).toEqual([true, rows[0]!.n]);
    expect(nodes[0]).toMatchObject({ lastVisitedOn: null, visits: 0 });
    expect(nodes.every(({ lastVisitedOn }) => lastVisitedOn === null || lastVisitedOn < '2024-11-20')).toBe(
      true,
    );
  });

  it('tells overdue recommendations, as they stood on the day', async () => {
    const { id } = hosts[2]!;
    const visit = (await record(id)).data!.recordGuidanceVisit;
    const overdueOn = async (asOf: string) => {
      const { data } = await list({ asOf, where: { followUpOverdue: { eq: true } } });
      return data!.guidanceStatuses.nodes.some(({ organization }) => organization.id === id);
    };
    expect([await overdueOn('2026-08-01'), await overdueOn('2026-08-02')]).toEqual([false, true]);
    await follow(visit, { followedUpOn: '2026-09-01' });
    expect([await overdueOn('2026-08-31'), await overdueOn('2026-09-01')]).toEqual([true, false]);
  });

  it('takes two statements, and is for officers', async () => {
    expect((await list({ first: 1 })).statements).toHaveLength(2);
    expect((await list({ first: 100 })).statements).toHaveLength(2);
    for (const role of ['PUBLIC', 'ORGANIZATION', 'ANALYST', 'TRAINER'] as const)
      expect(codeOf(await list({}, { role }))[0]).toBe('FORBIDDEN');
  });

  it('of one organisation is on its page, latest first, for itself and its officers', async () => {
    const { rows } = await sql<{ id: string }>`
      select organization_id as id from security_forces.guidance_visit group by 1 having count(*) > 2 order by 1 limit 20`.execute(
      subgraph.orm.em.fork().getKysely(),
    );
    const OF =
      'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organization { guidanceVisits { nodes { visitedOn } } } } }';
    const ids = rows.map(({ id }) => ({ __typename: 'Organization', id }));
    const { data, errors, statements } = await subgraph.ask<{
      _entities: { guidanceVisits: { nodes: { visitedOn: string }[] } }[];
    }>(OF, { ids }, OFFICER);
    expect(errors).toEqual([]);
    for (const { guidanceVisits } of data!._entities) {
      const days = guidanceVisits.nodes.map(({ visitedOn }) => visitedOn);
      expect(days).toEqual([...days].sort().reverse());
    }
    expect(statements).toHaveLength(1);
    expect(codeOf(await subgraph.ask(OF, { ids }, { role: 'PUBLIC' }))[0]).toBe('FORBIDDEN');
  });
});
