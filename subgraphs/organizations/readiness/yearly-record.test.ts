import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
/** Open enterprises established before the year of the test, which the demonstration data leave out. */
let hosts: { id: string; area: string }[];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, p.unit_id as area from organizations.organization o
    join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
    join organizations.administrative_unit u on u.id = p.unit_id and u.valid_to is null
    where o.established_on < '2018-01-01' and o.closed_on is null and o.kind = 'ENTERPRISE'
    order by o.code limit 4`.execute(subgraph.orm.em.fork().getKysely());
  hosts = rows;
});

afterAll(() => subgraph.stop());
/** Roles without a part in it, and those whose reach is elsewhere. */
const OTHERS: ViewerClaims[] = [
  { role: 'ORGANIZATION', organization: UNKNOWN },
  { role: 'COMMUNE_OFFICER', area: UNKNOWN },
  ...(['PUBLIC', 'EMULATION_OFFICE', 'TRAINER', 'ANALYST', 'PARTNER', 'DPO', 'ADMIN'] as const).map(
    (role) => ({
      role,
    }),
  ),
];

/** The three yearly records: what is sent, what comes back, what is refused. */
const KINDS = {
  recordAnnualPlan: {
    input: 'RecordAnnualPlanInput',
    list: 'annualPlans',
    facts: {
      ...{ issuedOn: '2019-02-01', document: '3/KH', integratedMovement: true },
      relatedMovements: ['CULTURED_UNIT', 'FIRE_SAFETY'],
    },
    change: { integratedMovement: false, relatedMovements: [] },
    refused: [
      ['input.issuedOn', { issuedOn: '2018-09-30' }],
      ['input.issuedOn', { issuedOn: '2020-01-01' }],
      ['input.document', { document: ' ' }],
      ['input.document', { document: '1'.repeat(61) }],
    ],
  },
  recordInformed: {
    input: 'RecordInformedInput',
    list: 'informedCounts',
    facts: { informedCount: 40, headcount: 50 },
    change: { informedCount: 50 },
    refused: [
      ['input.informedCount', { informedCount: 51 }],
      ['input.informedCount', { informedCount: -1 }],
      ['input.headcount', { informedCount: 0, headcount: 0 }],
      ['input.headcount', { headcount: 1_000_001 }],
    ],
  },
  recordResources: {
    input: 'RecordResourcesInput',
    list: 'resources',
    facts: { budgetMillionVnd: 20, equipmentMillionVnd: 0, guardHouses: 2 },
    change: { equipmentMillionVnd: 5 },
    refused: [
      ['input.budgetMillionVnd', { budgetMillionVnd: -1 }],
      ['input.equipmentMillionVnd', { equipmentMillionVnd: 1_000_001 }],
      ['input.guardHouses', { guardHouses: 1001 }],
    ],
  },
} as const;
type Name = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as Name[];

const fieldsOf = (name: Name): string =>
  ['id', 'year', 'version', ...Object.keys(KINDS[name].facts)].join(' ');

const record = (name: Name, organizationId: string, changes: object = {}, viewer = OFFICER) =>
  subgraph.ask<{ recorded: { version: number } }>(
    `mutation ($input: ${KINDS[name].input}!) { recorded: ${name}(input: $input) { ${fieldsOf(name)} } }`,
    { input: { organizationId, year: 2019, ...KINDS[name].facts, ...changes } },
    viewer,
  );
const readBack = (name: Name, id: string, viewer = OFFICER) =>
  subgraph.ask<{ organization: { records: { year: number }[] | null } }>(
    `query ($id: ID!) { organization(id: $id) { records: ${KINDS[name].list} { ${fieldsOf(name)} } } }`,
    { id },
    viewer,
  );

describe.each(NAMES)('%s', (name) => {
  const { facts, change, refused } = KINDS[name];

  it('records a year once; a correction names its version', async () => {
    const { id } = hosts[0]!;
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: id };
    expect((await record(name, id, {}, own)).data!.recorded).toMatchObject({
      ...facts,
      year: 2019,
      version: 1,
    });
    expect(readRefusal(await record(name, id))).toMatchObject({
      code: 'CONFLICT',
      argument: 'input.version',
    });
    const corrected = await record(name, id, { ...change, version: 1 }, own);
    expect(corrected.data!.recorded).toMatchObject({ ...facts, ...change, version: 2 });
    expect(readRefusal(await record(name, id, { version: 1 })).code).toBe('CONFLICT');
    const { data } = await readBack(name, id, own);
    expect(data!.organization.records!.at(-1)).toMatchObject({ year: 2019, ...facts, ...change });
  });

  it('is refused with what no record holds', async () => {
    const { id } = hosts[1]!;
    for (const [argument, changes] of [
      ...refused,
      ['input.year', { year: 2011, issuedOn: '2011-02-01' }],
      ['input.year', { year: 2028, issuedOn: '2027-12-01' }],
    ] as const) {
      const code = 'BAD_USER_INPUT';
      const wrong = readRefusal(await record(name, id, toFields(name, changes)));
      // A plan of 2028 would have to be issued in the future, which is refused first.
      expect(wrong).toMatchObject({ code, argument: expect.stringMatching(`${argument}|input.issuedOn`) });
    }
    const early = readRefusal(await record(name, id, { version: 1 }));
    expect(early).toMatchObject({ code: 'CONFLICT', argument: 'input.version' });
    expect(readRefusal(await record(name, UNKNOWN)).code).toBe('NOT_FOUND');
    expect(readRefusal(await record(name, 'x')).argument).toBe('input.organizationId');
  });

  it('of two first records at the same moment keeps one', async () => {
    const { id } = hosts[2]!;
    const [one, other] = await Promise.all([record(name, id), record(name, id)]);
    expect([...one.errors, ...other.errors].map(({ extensions }) => extensions['code'])).toEqual([
      'CONFLICT',
    ]);
  });

  it('is for the organisation and the officers of its area', async () => {
    const { id, area } = hosts[3]!;
    expect((await record(name, id, {}, { role: 'COMMUNE_OFFICER', area })).errors).toEqual([]);
    for (const viewer of OTHERS) {
      expect(readRefusal(await record(name, id, { version: 1 }, viewer)).code).toBe('FORBIDDEN');
      expect(readRefusal(await readBack(name, id, viewer)).code).toBe('FORBIDDEN');
    }
  });
});

/** Only plans have a day. */
function toFields(name: Name, changes: object): object {
  return name === 'recordAnnualPlan'
    ? changes
    : Object.fromEntries(Object.entries(changes).filter(([field]) => field !== 'issuedOn'));
}
