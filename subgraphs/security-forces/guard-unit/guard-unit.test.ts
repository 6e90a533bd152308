import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };

let subgraph: TestSubgraph;
/** An organisation without guards, open since before 2020, with its commune; and another one. */
let host: { id: string; area: string };
let other: string;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});

/** Each test has organisations of its own: those used before have a unit. */
beforeEach(async () => {
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
    where o.established_on < '2020-01-01' and o.closed_on is null
      and not exists (select from security_forces.guard_unit u where u.organization_id = o.id)
    order by o.id limit 2`.execute(subgraph.orm.em.fork().getKysely());
  host = rows[0]!;
  other = rows[1]!.id;
});

afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

const ESTABLISH = `mutation ($input: EstablishGuardUnitInput!) {
  establishGuardUnit(input: $input) { id version form establishedOn dissolvedOn decision { number decidedOn } organization { id } }
}`;
interface Unit {
  id: string;
  version: number;
}
const establish = (changes: object = {}, viewer = OFFICER) => {
  const input = {
    ...{ organizationId: host.id, form: 'FULL_TIME', establishedOn: '2024-03-01' },
    ...{ decisionNumber: '12/QĐ-BV', decidedOn: '2024-02-20', ...changes },
  };
  return subgraph.ask<{ establishGuardUnit: Unit }>(ESTABLISH, { input }, viewer);
};
async function established(changes: object = {}): Promise<Unit> {
  const { data, errors } = await establish(changes);
  expect(errors).toEqual([]);
  return data!.establishGuardUnit;
}

describe('establishing a guard unit', () => {
  it('puts it on record with the decision of the head', async () => {
    const { data } = await establish();
    expect(data!.establishGuardUnit).toEqual({
      ...{
        id: expect.any(String),
        version: 1,
        form: 'FULL_TIME',
        establishedOn: '2024-03-01',
        dissolvedOn: null,
      },
      ...{ decision: { number: '12/QĐ-BV', decidedOn: '2024-02-20' }, organization: { id: host.id } },
    });
  });

  it.each([
    ['a day that has not come', { establishedOn: '2026-11-21' }, 'BAD_USER_INPUT', 'input.establishedOn'],
    [
      'a day before its organisation',
      { establishedOn: '1900-01-01', decidedOn: '1900-01-01' },
      'BAD_USER_INPUT',
      'input.establishedOn',
    ],
    ['a decision after its first day', { decidedOn: '2024-03-02' }, 'BAD_USER_INPUT', 'input.decidedOn'],
    ['an empty decision number', { decisionNumber: ' ' }, 'BAD_USER_INPUT', 'input.decisionNumber'],
    ['a huge decision number', { decisionNumber: 'a'.repeat(61) }, 'BAD_USER_INPUT', 'input.decisionNumber'],
    ['a malformed id', { organizationId: 'HD-0001' }, 'BAD_USER_INPUT', 'input.organizationId'],
    [
      'an unknown organisation',
      { organizationId: '00000000-0000-7000-8000-00000000ffff' },
      'NOT_FOUND',
      'input.organizationId',
    ],
  ])('refuses %s', async (_, changes, code, path) => {
    expect(codeOf(await establish(changes))).toEqual([code, path]);
    expect(await unitsOf(host.id)).toEqual([]);
  });

  it.each([{ form: 'ARMED' }, { establishedOn: '2025-02-30' }])(
    'refuses a value no schema has: %j',
    async (changes) => {
      const { data, errors } = await establish(changes);
      expect([data, errors.length]).toEqual([undefined, 1]);
    },
  );

  it('is for the organisation itself and the officers of its area', async () => {
    const allowed: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: host.id },
      { role: 'COMMUNE_OFFICER', area: host.area },
    ];
    for (const viewer of allowed) expect((await establish({}, viewer)).errors).toEqual([]);
    const refused: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: other },
      { role: 'COMMUNE_OFFICER', area: host.id },
      { role: 'COMMUNE_OFFICER' },
      ...(['TRAINER', 'ANALYST', 'PARTNER', 'PUBLIC'] as const).map((role) => ({ role })),
    ];
    for (const viewer of refused) expect(codeOf(await establish({}, viewer))[0]).toBe('FORBIDDEN');
  });
});

const UNITS = `query ($ids: [_Any!]!, $asOf: LocalDate) {
  _entities(representations: $ids) { ... on Organization { guardUnits(asOf: $asOf) { id form establishedOn } } }
}`;
interface Units {
  _entities: { guardUnits: { id: string }[] }[];
}
async function unitsOf(organization: string, asOf?: string): Promise<string[]> {
  const ids = [{ __typename: 'Organization', id: organization }];
  const { data } = await subgraph.ask<Units>(UNITS, { ids, asOf });
  return data!._entities[0]!.guardUnits.map(({ id }) => id);
}

describe('dissolving a guard unit', () => {
  const DISSOLVE =
    'mutation ($input: DissolveGuardUnitInput!) { dissolveGuardUnit(input: $input) { version dissolvedOn dissolutionNumber } }';
  const dissolve = (unit: Unit, changes: object = {}, viewer = OFFICER) =>
    subgraph.ask(
      DISSOLVE,
      { input: { ...unit, dissolvedOn: '2025-01-01', decisionNumber: '3/QĐ-BV', ...changes } },
      viewer,
    );

  it('ends it; the public sees it on the days it existed', async () => {
    const { id, version } = await established();
    const { data } = await dissolve({ id, version });
    expect(data).toEqual({
      dissolveGuardUnit: { version: 2, dissolvedOn: '2025-01-01', dissolutionNumber: '3/QĐ-BV' },
    });
    expect(await unitsOf(host.id)).toEqual([]);
    expect(await unitsOf(host.id, '2024-12-31')).toEqual([id]);
    expect(codeOf(await dissolve({ id, version: 2 }))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('lets the first of two writers win and gives the other CONFLICT', async () => {
    const { id, version } = await established();
    const answers = await Promise.all([
      dissolve({ id, version }),
      dissolve({ id, version }, { dissolvedOn: '2025-02-01' }),
    ]);
    expect(answers.filter(({ errors }) => errors.length).map(codeOf)).toEqual([
      ['CONFLICT', 'input.version'],
    ]);
  });

  it('refuses a day before it began, an unknown unit, and another organisation', async () => {
    const { id, version } = await established();
    expect(codeOf(await dissolve({ id, version }, { dissolvedOn: '2024-03-01' }))).toEqual([
      'BAD_USER_INPUT',
      'input.dissolvedOn',
    ]);
    expect(codeOf(await dissolve({ id: host.id, version }))).toEqual(['NOT_FOUND', 'input.id']);
    const viewer: ViewerClaims = { role: 'ORGANIZATION', organization: other };
    expect(codeOf(await dissolve({ id, version }, {}, viewer))[0]).toBe('FORBIDDEN');
  });
});

describe('recording the strength of a unit', () => {
  const RECORD = `mutation ($input: RecordStrengthInput!) {
    recordStrength(input: $input) { asOf approved present meetsStandard sourceDocument version }
  }`;
  const record = (unitId: string, changes: object = {}, viewer = OFFICER) => {
    const counts = {
      approved: 10,
      present: 8,
      meetsStandard: 7,
      sourceDocument: '5/PA-BV',
      asOf: '2026-10-01',
    };
    return subgraph.ask(RECORD, { input: { unitId, ...counts, ...changes } }, viewer);
  };

  it('keeps one count a day, and corrects it only with its version', async () => {
    const { id } = await established();
    expect((await record(id)).data).toEqual({
      recordStrength: {
        asOf: '2026-10-01',
        approved: 10,
        present: 8,
        meetsStandard: 7,
        sourceDocument: '5/PA-BV',
        version: 1,
      },
    });
    expect(codeOf(await record(id, { present: 9 }))).toEqual(['CONFLICT', 'input.version']);
    expect((await record(id, { present: 9, version: 1 })).data).toMatchObject({
      recordStrength: { present: 9, version: 2 },
    });
    expect(codeOf(await record(id, { present: 10, version: 1 }))).toEqual(['CONFLICT', 'input.version']);
  });

  it('gives the later of two first counts CONFLICT', async () => {
    const { id } = await established();
    const answers = await Promise.all([record(id), record(id, { present: 9 })]);
    expect(answers.filter(({ errors }) => errors.length).map((answer) => codeOf(answer)[0])).toEqual([
      'CONFLICT',
    ]);
  });

  it('gives the later of two corrections CONFLICT, and loses nothing', async () => {
    const { id } = await established();
    await record(id);
    const answers = await Promise.all([9, 10].map((present) => record(id, { present, version: 1 })));
    expect(answers.filter(({ errors }) => errors.length).map(codeOf)).toEqual([
      ['CONFLICT', 'input.version'],
    ]);
  });

  it.each([
    ['an absurd count', { present: 10_001 }, 'BAD_USER_INPUT', 'input.present'],
    ['a negative count', { approved: -1 }, 'BAD_USER_INPUT', 'input.approved'],
    [
      'more that meet the standard than there are',
      { meetsStandard: 9 },
      'BAD_USER_INPUT',
      'input.meetsStandard',
    ],
    ['a day that has not come', { asOf: '2026-11-21' }, 'BAD_USER_INPUT', 'input.asOf'],
    ['a day before the unit', { asOf: '2024-02-29' }, 'BAD_USER_INPUT', 'input.asOf'],
    ['no source', { sourceDocument: '' }, 'BAD_USER_INPUT', 'input.sourceDocument'],
    ['a correction of nothing', { version: 1 }, 'NOT_FOUND', 'input.version'],
  ])('refuses %s', async (_, changes, code, path) => {
    const { id } = await established();
    expect(codeOf(await record(id, changes))).toEqual([code, path]);
  });

  it('is for the organisation itself, which sees its counts, and no other', async () => {
    const { id } = await established();
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: host.id };
    const foreign: ViewerClaims = { role: 'ORGANIZATION', organization: other };
    expect((await record(id, {}, own)).errors).toEqual([]);
    expect(codeOf(await record(id, {}, foreign))[0]).toBe('FORBIDDEN');
    expect(codeOf(await record(host.id))).toEqual(['NOT_FOUND', 'input.unitId']);
    const SNAPSHOTS =
      'query ($id: ID!) { guardUnit(id: $id) { form snapshots(first: 1) { totalCount nodes { present } } } }';
    expect((await subgraph.ask(SNAPSHOTS, { id }, own)).data).toEqual({
      guardUnit: { form: 'FULL_TIME', snapshots: { totalCount: 1, nodes: [{ present: 8 }] } },
    });
    const refused = await subgraph.ask(SNAPSHOTS, { id }, foreign);
    expect(refused.data).toEqual({ guardUnit: { form: 'FULL_TIME', snapshots: null } });
    expect([codeOf(refused)[0], refused.errors[0]!.path]).toEqual(['FORBIDDEN', ['guardUnit', 'snapshots']]);
  });
});
