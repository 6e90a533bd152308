import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let host: { id: string; area: string };
let stranger: string;
let own: ViewerClaims;
let officer: ViewerClaims;
/** Units of the host and of another organisation. */
let unit: string;
let foreign: string;

const db = () => subgraph.orm.em.fork().getKysely();

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string; unit: string }>`
    select o.id, o.reach_ids[1] as area, (select min(u.id::text) from security_forces.guard_unit u where u.organization_id = o.id) as unit
    from security_forces.organization_reference o
    where exists (select from security_forces.guard_member m where m.organization_id = o.id)
      and exists (select from security_forces.protection_drill d join security_forces.protection_plan p on p.id = d.plan_id
        where p.organization_id = o.id)
    order by o.id limit 2`.execute(db());
  host = rows[0]!;
  stranger = rows[1]!.id;
  [unit, foreign] = [rows[0]!.unit, rows[1]!.unit];
  own = { role: 'ORGANIZATION', organization: host.id };
  officer = { role: 'COMMUNE_OFFICER', area: host.area };
});
afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

const RECORDS = `query ($id: ID!, $after: String) { securityForceRecords(organizationId: $id, first: 10, after: $after) {
  totalCount nodes { recordType recordId data } pageInfo { hasNextPage endCursor } } }`;
interface RecordNode {
  recordType: string;
  recordId: string;
  data: Record<string, unknown>;
}
interface Records {
  securityForceRecords: {
    totalCount: number;
    nodes: RecordNode[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
async function readPage(after: string | null): Promise<Records['securityForceRecords']> {
  return (await subgraph.ask<Records>(RECORDS, { id: host.id, after }, own)).data!.securityForceRecords;
}
async function readAll(): Promise<RecordNode[]> {
  let page = await readPage(null);
  const nodes = [...page.nodes];
  while (page.pageInfo.hasNextPage) {
    page = await readPage(page.pageInfo.endCursor);
    nodes.push(...page.nodes);
  }
  return nodes;
}

describe('an organisation has every record about itself', () => {
  it('of every table that names it, paged, without who wrote it', async () => {
    const nodes = await readAll();
    const { rows } = await sql<{ n: number }>`
      select ((select count(*) from security_forces.guard_unit where organization_id = ${host.id})
        + (select count(*) from security_forces.strength_snapshot s join security_forces.guard_unit u on u.id = s.unit_id where u.organization_id = ${host.id})
        + (select count(*) from security_forces.guard_member where organization_id = ${host.id})
        + (select count(*) from security_forces.guard_certificate where organization_id = ${host.id})
        + (select count(*) from security_forces.guard_enrolment where organization_id = ${host.id})
        + (select count(*) from security_forces.protection_plan where organization_id = ${host.id})
        + (select count(*) from security_forces.protection_plan_step s join security_forces.protection_plan p on p.id = s.plan_id where p.organization_id = ${host.id})
        + (select count(*) from security_forces.protection_drill s join security_forces.protection_plan p on p.id = s.plan_id where p.organization_id = ${host.id})
        + (select count(*) from security_forces.service_contract where organization_id = ${host.id})
        + (select count(*) from security_forces.guidance_visit where organization_id = ${host.id})
        + (select count(*) from security_forces.self_managed_group where organization_id = ${host.id})
        + (select count(*) from security_forces.training_enrolment where organization_id = ${host.id})
        + (select count(*) from security_forces.training_attendance where organization_id = ${host.id}))::int as n`.execute(
      db(),
    );
    expect(nodes.length).toBe(rows[0]!.n);
    expect(new Set(nodes.map(({ recordId }) => recordId)).size).toBe(nodes.length);
    expect(nodes.find(({ recordId }) => recordId === unit)?.data).toMatchObject({ organizationId: host.id });
    expect(nodes.filter(({ data }) => 'actor' in data)).toEqual([]);
  });

  it('misses no table with an organisation of its own', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns where table_schema = 'security_forces' and column_name = 'organization_id'`.execute(
      db(),
    );
    const known = [
      ...[
        'guard_unit',
        'guard_member',
        'guard_certificate',
        'guard_enrolment',
        'protection_plan',
        'service_contract',
      ],
      ...['guidance_visit', 'self_managed_group', 'training_enrolment', 'training_attendance'],
    ];
    // Counts of guards erased have a field of their own; the log and disputes are read elsewhere, places and grades are another's.
    const elsewhere = [
      'former_guard_count',
      'access_log',
      'dispute',
      'organization_place_reference',
      'organization_grade_reference',
    ];
    expect(rows.map(({ name }) => name).sort()).toEqual([...known, ...elsewhere].sort());
  });

  it('and nobody else has', async () => {
    const refused: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: stranger },
      officer,
      ...(['PROVINCE_OFFICER', 'DPO', 'ADMIN', 'TRAINER', 'PUBLIC'] as const).map((role) => ({ role })),
    ];
    for (const viewer of refused)
      expect(codeOf(await subgraph.ask(RECORDS, { id: host.id }, viewer))[0]).toBe('FORBIDDEN');
    expect(codeOf(await subgraph.ask(RECORDS, { id: 'HD-0001' }, own))).toEqual([
      'BAD_USER_INPUT',
      'organizationId',
    ]);
  });

  it('and what is about guards is logged', async () => {
    const { rows: before } = await sql<{ n: number }>`
      select coalesce(sum(count), 0)::int as n from security_forces.access_log where field_group = 'GUARD_MEMBER'`.execute(
      db(),
    );
    const guards = (await readAll()).filter(({ recordType }) => recordType === 'GUARD_MEMBER');
    const { rows } = await sql<{ n: number }>`
      select sum(count)::int as n from security_forces.access_log where field_group = 'GUARD_MEMBER'`.execute(
      db(),
    );
    expect(rows[0]!.n).toBe(before[0]!.n + guards.length);
  });
});

const DISPUTE = `mutation ($input: DisputeSecurityForceRecordInput!) { disputeSecurityForceRecord(input: $input) {
  id version state recordType recordId reason openedOn dueOn overdue decidedOn } }`;
interface Disputed {
  disputeSecurityForceRecord: { id: string; version: number };
}
const dispute = (changes: object = {}, viewer = own, key?: string) => {
  const input = { recordType: 'GUARD_UNIT', recordId: unit, reason: 'Sai ngày thành lập', ...changes };
  return subgraph.ask<Disputed>(DISPUTE, { input }, viewer, key);
};
const DECIDE = `mutation ($input: DecideDisputeInput!) { decideSecurityForceDispute(input: $input) { state version decidedOn decidedBy decision } }`;
const decide = (subject: { id: string; version: number }, changes: object = {}, viewer = officer) => {
  const { id, version } = subject;
  const input = { id, version, outcome: 'UPHELD', decision: 'Đã sửa', ...changes };
  return subgraph.ask<{ decideSecurityForceDispute: object }>(DECIDE, { input }, viewer);
};
const LIST =
  'query ($state: DisputeState) { securityForceDisputes(state: $state) { totalCount nodes { id state } } }';
const list = async (viewer: ViewerClaims, state?: string) =>
  (await subgraph.ask<{ securityForceDisputes: { totalCount: number } }>(LIST, { state }, viewer)).data
    ?.securityForceDisputes;

describe('an organisation disputes a record', () => {
  it('refused: of others, unknown, without or with too long a reason, by others', async () => {
    expect(codeOf(await dispute({ recordId: foreign }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await dispute({ recordType: 'GUARD_MEMBER' }))).toEqual(['NOT_FOUND', 'input.recordId']);
    expect(codeOf(await dispute({ recordId: 'x' }))).toEqual(['BAD_USER_INPUT', 'input.recordId']);
    expect(codeOf(await dispute({ reason: ' ' }))).toEqual(['BAD_USER_INPUT', 'input.reason']);
    expect(codeOf(await dispute({ reason: 'a'.repeat(501) }))).toEqual(['BAD_USER_INPUT', 'input.reason']);
    for (const viewer of [officer, { role: 'TRAINER' }, { role: 'PUBLIC' }] as const)
      expect(codeOf(await dispute({}, viewer))[0]).toBe('FORBIDDEN');
    expect(await list(own)).toMatchObject({ totalCount: 0 });
  });

  it('once at a time, and officers of its area decide by the day due', async () => {
    const both = await Promise.all([dispute(), dispute()]);
    const codes = both.map((answer) => answer.errors[0]?.extensions['code'] ?? 'fine');
    expect(new Set(codes)).toEqual(new Set(['CONFLICT', 'fine']));
    const opened = both.find(({ errors }) => errors.length === 0)!.data!.disputeSecurityForceRecord;
    expect(opened).toMatchObject({
      state: 'OPEN',
      openedOn: '2026-11-20',
      dueOn: '2026-12-05',
      overdue: false,
    });
    expect(await list(officer, 'OPEN')).toMatchObject({ totalCount: 1 });
    expect(await list({ role: 'ORGANIZATION', organization: stranger })).toMatchObject({ totalCount: 0 });

    expect(codeOf(await decide(opened, {}, { role: 'COMMUNE_OFFICER', area: host.id }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await decide(opened, {}, own))[0]).toBe('FORBIDDEN');
    expect(codeOf(await decide(opened, { outcome: 'OPEN' }))).toEqual(['BAD_USER_INPUT', 'input.outcome']);
    expect(codeOf(await decide(opened, { version: 7 }))).toEqual(['CONFLICT', 'input.version']);
    const unknown = { id: '00000000-0000-7000-8000-00000000ffff', version: 1 };
    expect(codeOf(await decide(unknown))).toEqual(['NOT_FOUND', 'input.id']);
    const { data } = await decide(opened);
    expect(data!.decideSecurityForceDispute).toEqual({
      ...{
        state: 'UPHELD',
        version: 2,
        decidedOn: '2026-11-20',
        decidedBy: 'COMMUNE_OFFICER',
        decision: 'Đã sửa',
      },
    });
    expect(codeOf(await decide({ ...opened, version: 2 }))[0]).toBe('STATE_NOT_ALLOWED');
    expect((await dispute()).errors).toEqual([]);
  });

  it('once per idempotency key', async () => {
    const { data } = await subgraph.ask<Records>(RECORDS, { id: host.id }, own);
    const { recordType, recordId } = data!.securityForceRecords.nodes[0]!;
    const first = await dispute({ recordType, recordId }, own, 'again');
    expect(first.errors).toEqual([]);
    expect((await dispute({ recordType, recordId }, own, 'again')).data).toEqual(first.data);
  });
});
