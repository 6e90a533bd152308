import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const TRAINER: ViewerClaims = { role: 'TRAINER' };

let subgraph: TestSubgraph;
let host: string;
let other: string;
let own: ViewerClaims;
let area: string;

const db = () => subgraph.orm.em.fork().getKysely();

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
    where o.established_on between '2000-01-01' and '2020-01-01' and o.closed_on is null
      and not exists (select from security_forces.guard_member m where m.organization_id = o.id)
    order by o.id limit 2`.execute(db());
  [host, other] = rows.map(({ id }) => id) as [string, string];
  area = rows[0]!.area;
  own = { role: 'ORGANIZATION', organization: host };
});
afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

interface Certificate {
  id: string;
  version: number;
  state: string;
}
let count = 0;
async function hire(form = 'OUTSOURCED'): Promise<string> {
  count += 1;
  const input = {
    ...{ organizationId: host, staffNumber: `C-${count}`, name: 'Cá nhân 0001', jobTitle: 'Nhân viên', form },
    ...{ employedFrom: '2024-03-01', over18: true },
  };
  const mutation = 'mutation ($input: RecordGuardMemberInput!) { recordGuardMember(input: $input) { id } }';
  const { data } = await subgraph.ask<{ recordGuardMember: { id: string } }>(mutation, { input }, own);
  return data!.recordGuardMember.id;
}
const FIELDS =
  'id version state kind number issuedOn validUntil endedOn document replacedBy { number state validUntil } guard { name }';
const ask = (name: string, input: object, viewer = TRAINER) =>
  subgraph.ask<Record<string, Certificate>>(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${FIELDS} } }`,
    { input },
    viewer,
  );
const bring = (guardId: string, changes: object = {}, viewer = own) => {
  count += 1;
  const input = { guardId, number: `S-${count}/CC`, issuedOn: '2024-02-01', ...changes };
  return ask('recordServiceCertificate', input, viewer);
};
async function brought(): Promise<{ id: string; version: number; number: string }> {
  const { data, errors } = await bring(await hire());
  expect(errors).toEqual([]);
  return data!['recordServiceCertificate'] as never;
}

describe('a certificate of a security service', () => {
  it('is put on record without an end, for the law states none', async () => {
    const { data } = await bring(await hire());
    expect(data!['recordServiceCertificate']).toMatchObject({
      ...{ kind: 'SECURITY_SERVICE_CERTIFICATE', state: 'VALID', validUntil: null, endedOn: null },
    });
  });

  it('is for outsourced guards, not of the future, each number once, for the own organisation', async () => {
    expect(codeOf(await bring(await hire('FULL_TIME')))).toEqual(['BAD_USER_INPUT', 'input.guardId']);
    const guard = await hire();
    expect(codeOf(await bring(guard, { issuedOn: '2026-12-01' }))).toEqual([
      'BAD_USER_INPUT',
      'input.issuedOn',
    ]);
    expect(codeOf(await bring(guard, { number: 'x'.repeat(61) }))).toEqual([
      'BAD_USER_INPUT',
      'input.number',
    ]);
    expect(codeOf(await bring('00000000-0000-7000-8000-00000000ffff'))).toEqual([
      'NOT_FOUND',
      'input.guardId',
    ]);
    const { number } = await brought();
    expect(codeOf(await bring(guard, { number }))).toEqual(['CONFLICT', 'input.number']);
    for (const viewer of [
      { role: 'ORGANIZATION', organization: other },
      { role: 'PROVINCE_OFFICER' },
    ] as const)
      expect(codeOf(await bring(guard, {}, viewer))[0]).toBe('FORBIDDEN');
  });
});

describe('a certificate ends', () => {
  const end = (
    name: string,
    certificate: { id: string; version: number },
    changes: object = {},
    viewer = TRAINER,
  ) => {
    const { id, version } = certificate;
    return ask(name, { id, version, decidedOn: '2026-03-01', document: '5/QĐ-PV05', ...changes }, viewer);
  };

  it('by revocation, with a document, once', async () => {
    const certificate = await brought();
    expect(codeOf(await end('revokeGuardCertificate', certificate, { document: ' ' }))).toEqual([
      'BAD_USER_INPUT',
      'input.document',
    ]);
    expect(codeOf(await end('revokeGuardCertificate', certificate, { decidedOn: '2024-01-31' }))).toEqual([
      'BAD_USER_INPUT',
      'input.decidedOn',
    ]);
    const { data } = await end('revokeGuardCertificate', certificate);
    expect(data!['revokeGuardCertificate']).toMatchObject({
      state: 'REVOKED',
      endedOn: '2026-03-01',
      document: '5/QĐ-PV05',
    });
    expect(codeOf(await end('revokeGuardCertificate', certificate))[0]).toBe('CONFLICT');
    const again = { ...certificate, version: certificate.version + 1 };
    expect(codeOf(await end('revokeGuardCertificate', again))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('by replacement, which lasts as long', async () => {
    const certificate = await brought();
    const { data } = await end('replaceGuardCertificate', certificate, { number: 'R-1/CC' });
    expect(data!['replaceGuardCertificate']).toMatchObject({
      ...{ state: 'REPLACED', replacedBy: { number: 'R-1/CC', state: 'VALID', validUntil: null } },
    });
  });

  it('by the training body alone', async () => {
    const certificate = await brought();
    for (const viewer of [own, { role: 'PROVINCE_OFFICER' }] as const)
      expect(codeOf(await end('revokeGuardCertificate', certificate, {}, viewer))[0]).toBe('FORBIDDEN');
  });
});

const SHARE = `query ($ids: [_Any!]!, $on: LocalDate, $by: LocalDate) { _entities(representations: $ids) { ... on Organization {
  certificateShare(asOf: $on, dueBy: $by) { guards certified percent due } } } }`;
interface Shared {
  _entities: { certificateShare: Record<string, number | null> | null }[];
}
const share = (viewer: ViewerClaims, variables: object = {}, id = host) =>
  subgraph.ask<Shared>(SHARE, { ids: [{ __typename: 'Organization', id }], ...variables }, viewer);

const AREAS = `query ($by: ShareArea!) { certificateShares(by: $by, first: 100) { totalCount nodes { organizations guards certified due unit { id } zone { id } } } }`;
interface Areas {
  certificateShares: {
    totalCount: number;
    nodes: { guards: number; certified: number; due: number; unit: { id: string } | null }[];
  };
}

describe('certificate shares', () => {
  it('count the guards certified on a day and due by another, as counted by hand', async () => {
    const { rows } = await sql<{ id: string }>`
      select organization_id as id from security_forces.guard_certificate where kind = 'GUARD_CERTIFICATE'
        and issued_on < '2026-09-01' and valid_until > '2027-01-01' limit 1`.execute(db());
    const { rows: guards } = await sql<{ last: string | null }>`
      select (select max(coalesce(c.valid_until, '2999-01-01')) from security_forces.guard_certificate c
        where c.guard_id = m.id and c.issued_on <= '2026-11-20' and coalesce(c.valid_until, '2999-01-01') >= '2026-11-20') as last
      from security_forces.guard_member m where m.organization_id = ${rows[0]!.id}
        and m.employed_from <= '2026-11-20' and (m.employed_to is null or m.employed_to > '2026-11-20')`.execute(
      db(),
    );
    const certified = guards.filter(({ last }) => last !== null).length;
    const due = guards.filter(({ last }) => last === null || last <= '2027-06-15').length;
    expect(certified).toBeGreaterThan(0);
    const { data } = await share(TRAINER, { by: '2027-06-15' }, rows[0]!.id);
    expect(data!._entities[0]!.certificateShare).toEqual({
      ...{ guards: guards.length, certified, percent: Math.floor((100 * certified) / guards.length), due },
    });
  });

  it('are zero and unknown without guards on record, refuse a day before, and are for keepers, trainers and the park', async () => {
    const none = { guards: 0, certified: 0, percent: null, due: 0 };
    expect((await share(TRAINER, {}, other)).data!._entities[0]!.certificateShare).toEqual(none);
    expect(codeOf(await share(TRAINER, { on: '2026-02-01', by: '2026-01-01' }))).toEqual([
      'BAD_USER_INPUT',
      'dueBy',
    ]);
    const allowed: ViewerClaims[] = [own, { role: 'COMMUNE_OFFICER', area }, { role: 'PROVINCE_OFFICER' }];
    for (const viewer of [...allowed, { role: 'PARTNER', partner: 'PARK_BOARD', area } as const])
      expect((await share(viewer)).errors).toEqual([]);
    const refused: ViewerClaims[] = [
      { role: 'PARTNER', partner: 'PARK_BOARD', area: host },
      { role: 'PARTNER', partner: 'MEDIA', area },
      { role: 'ORGANIZATION', organization: other },
      { role: 'PUBLIC' },
    ];
    for (const viewer of refused) expect(codeOf(await share(viewer))[0]).toBe('FORBIDDEN');
  });

  it('sum over communes and zones, most due first, in a number of statements that does not grow', async () => {
    const { data, statements } = await subgraph.ask<Areas>(
      AREAS,
      { by: 'COMMUNE' },
      { role: 'PROVINCE_OFFICER' },
    );
    const { nodes, totalCount } = data!.certificateShares;
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from security_forces.guard_member
      where employed_from <= '2026-11-20' and (employed_to is null or employed_to > '2026-11-20')`.execute(
      db(),
    );
    expect(totalCount).toBe(nodes.length);
    expect(nodes.reduce((sum, { guards }) => sum + guards, 0)).toBe(rows[0]!.n);
    expect(nodes.map(({ due }) => due)).toEqual(nodes.map(({ due }) => due).sort((a, b) => b - a));
    expect(statements.length).toBeLessThanOrEqual(2);
    const zones = await subgraph.ask<Areas>(AREAS, { by: 'ZONE' }, TRAINER);
    expect(zones.data!.certificateShares.nodes.every((one) => one.unit === null)).toBe(true);
    const commune = await subgraph.ask<Areas>(AREAS, { by: 'COMMUNE' }, { role: 'COMMUNE_OFFICER', area });
    expect(commune.data!.certificateShares.totalCount).toBeLessThanOrEqual(totalCount);
    for (const role of ['ORGANIZATION', 'ANALYST', 'PUBLIC'] as const)
      expect(codeOf(await subgraph.ask(AREAS, { by: 'ZONE' }, { role }))[0]).toBe('FORBIDDEN');
  });

  it('follow terms that are data', async () => {
    const { data } = await subgraph.ask<{ certificateValidities: unknown[] }>(
      '{ certificateValidities { kind months validFrom instrument } }',
    );
    expect(data!.certificateValidities).toMatchObject([
      { kind: 'GUARD_CERTIFICATE', months: 12 },
      { months: null },
    ]);
  });
});
