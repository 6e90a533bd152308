import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;

/** Open organisations without a decision, with their communes; the police, before and after the merger. */
let hosts: { id: string; area: string }[];
let police: { former: string; present: string };

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const db = subgraph.orm.em.fork().getKysely();
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, p.unit_id as area from organizations.organization o
    join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
    join organizations.administrative_unit u on u.id = p.unit_id and u.valid_to is null
    where o.established_on < '2018-01-01' and o.closed_on is null and not exists (
      select from organizations.protection_priority r where r.organization_id = o.id)
    order by o.code limit 3`.execute(db);
  hosts = rows;
  const { rows: bodies } = await sql<typeof police>`
    select (array_agg(id) filter (where valid_to is not null))[1] as former,
      (array_agg(id) filter (where valid_to is null))[1] as present
    from organizations.authority_body where kind = 'POLICE' and level = 'PROVINCE'`.execute(db);
  police = bodies[0]!;
});

afterAll(() => subgraph.stop());

const decide = (changes: object = {}, viewer = OFFICER) =>
  subgraph.ask(
    `mutation ($input: DecideProtectionPriorityInput!) {
      decideProtectionPriority(input: $input) { level decidedOn document decidedBy { id } } }`,
    {
      input: {
        ...{ organizationId: hosts[0]!.id, level: 'KEY', decidedOn: '2026-03-01', document: '7/QĐ-CA' },
        ...{ decidedById: police.present, ...changes },
      },
    },
    viewer,
  );
interface Read {
  organization: { protectionPriority: { level: string } | null };
}
const readBack = (id: string, viewer: ViewerClaims, asOf = '2026-11-01') =>
  subgraph.ask<Read>(
    'query ($id: ID!, $asOf: LocalDate) { organization(id: $id) { protectionPriority(asOf: $asOf) { level } } }',
    { id, asOf },
    viewer,
  );

describe('the priority of protection', () => {
  it('holds from its decision until the next one, and orders work in the feed', async () => {
    const { id } = hosts[0]!;
    expect((await decide()).errors).toEqual([]);
    expect((await decide({ level: 'STANDARD', decidedOn: '2026-09-01' })).errors).toEqual([]);
    const levels = ['2026-02-28', '2026-03-01', '2026-09-01'].map(async (asOf) => {
      const { data } = await readBack(id, OFFICER, asOf);
      return data!.organization.protectionPriority?.level ?? null;
    });
    expect(await Promise.all(levels)).toEqual([null, 'KEY', 'STANDARD']);
    const { rows } = await sql<{ priority: string }>`
      select facts ->> 'priority' as priority from organizations.change where entity_id = ${id}
      order by xid desc, seq desc limit 2`.execute(subgraph.orm.em.fork().getKysely());
    expect(rows.map(({ priority }) => priority)).toEqual(['STANDARD', 'KEY']);
  });

  it.each([
    ['no document', () => ({ document: ' ' }), 'BAD_USER_INPUT', 'input.document'],
    ['a day that has not come', () => ({ decidedOn: '2026-11-21' }), 'BAD_USER_INPUT', 'input.decidedOn'],
    [
      'a day before the organisation',
      () => ({ decidedOn: '1900-01-01' }),
      'BAD_USER_INPUT',
      'input.decidedOn',
    ],
    ['an unknown body', () => ({ decidedById: UNKNOWN }), 'NOT_FOUND', 'input.decidedById'],
    [
      'an abolished body (R19)',
      () => ({ decidedById: police.former }),
      'BAD_USER_INPUT',
      'input.decidedById',
    ],
    ['an unknown organisation', () => ({ organizationId: UNKNOWN }), 'NOT_FOUND', 'input.organizationId'],
  ])('is refused with %s', async (_, changes, code, argument) =>
    expect(readRefusal(await decide({ organizationId: hosts[1]!.id, ...changes() }))).toMatchObject({
      code,
      argument,
    }),
  );

  it('does not slip in before a decision that holds', async () => {
    const organizationId = hosts[1]!.id;
    expect((await decide({ organizationId })).errors).toEqual([]);
    for (const decidedOn of ['2026-03-01', '2026-01-01'])
      expect(readRefusal(await decide({ organizationId, decidedOn })).argument).toBe('input.decidedOn');
  });

  it('is decided by the province and seen by the officers of the area alone, not by the organisation', async () => {
    const { id, area } = hosts[2]!;
    expect((await decide({ organizationId: id })).errors).toEqual([]);
    const commune: ViewerClaims = { role: 'COMMUNE_OFFICER', area };
    expect((await readBack(id, commune)).data!.organization.protectionPriority).toEqual({ level: 'KEY' });
    expect(readRefusal(await decide({ organizationId: id, decidedOn: '2026-05-01' }, commune)).code).toBe(
      'FORBIDDEN',
    );
    const others: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: id },
      { role: 'COMMUNE_OFFICER', area: UNKNOWN },
      { role: 'PROVINCE_OFFICER', area: UNKNOWN },
      { role: 'PARTNER', partner: 'PARK_BOARD', area },
      ...(['PUBLIC', 'EMULATION_OFFICE', 'TRAINER', 'ANALYST', 'DPO', 'ADMIN'] as const).map((role) => ({
        role,
      })),
    ];
    for (const viewer of others) expect(readRefusal(await readBack(id, viewer)).code).toBe('FORBIDDEN');
  });
});
