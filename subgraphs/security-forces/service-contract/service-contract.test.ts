import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';
import { findOverrun, type Hiring, type Limit } from './service-contract.rules.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
/** An open state-budget organisation without a contract, with its commune; and another one. */
let host: { id: string; area: string };
let other: string;

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await statement.execute(subgraph.orm.em.fork().getKysely())).rows;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});

beforeEach(async () => {
  const rows = await rowsOf(sql<{ id: string; area: string }>`
    select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
    where o.established_on < '2020-01-01' and o.closed_on is null and o.ownership = 'STATE_BUDGET'
      and not exists (select from security_forces.service_contract k where k.organization_id = o.id)
    order by o.id limit 2`);
  host = rows[0]!;
  other = rows[1]!.id;
});

afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

interface Contract {
  id: string;
  version: number;
  continuousSince: string;
  overrun: { since: string; limit: { instrument: string } } | null;
}

const FIELDS =
  'id version number startsOn endsOn continuousSince terminatedOn exemption { clause } renews { id } organization { id } overrun { since limit { instrument months } }';
const record = (changes: object = {}, viewer = OFFICER) => {
  const terms = { number: '7/HĐ-DVBV', provider: 'Công ty mẫu', guards: 4 };
  const span = { startsOn: '2025-01-01', endsOn: '2026-12-31' };
  return subgraph.ask<{ recordServiceContract: Contract }>(
    `mutation ($input: RecordServiceContractInput!) { recordServiceContract(input: $input) { ${FIELDS} } }`,
    { input: { organizationId: host.id, ...terms, ...span, ...changes } },
    viewer,
  );
};
async function recorded(changes: object = {}): Promise<Contract> {
  const { data, errors } = await record(changes);
  expect(errors).toEqual([]);
  return data!.recordServiceContract;
}

describe('a contract with a security service company', () => {
  it('is recorded, and found to break R12 when a state-budget organisation hires over twelve months', async () => {
    expect(await recorded()).toEqual({
      ...{ id: expect.any(String), version: 1, number: '7/HĐ-DVBV', startsOn: '2025-01-01' },
      ...{
        endsOn: '2026-12-31',
        continuousSince: '2025-01-01',
        terminatedOn: null,
        exemption: null,
        renews: null,
      },
      organization: { id: host.id },
      overrun: { since: '2026-01-01', limit: { instrument: '06/2013/NĐ-CP', months: 12 } },
    });
  });

  it('renewed within thirty days counts from the first day of the chain', async () => {
    const first = await recorded({ startsOn: '2025-06-01', endsOn: '2025-12-31' });
    expect(first.overrun).toBeNull();
    const renewal = { number: '8/HĐ-DVBV', startsOn: '2026-01-15', endsOn: '2026-12-31', renewsId: first.id };
    const second = await recorded(renewal);
    expect(second).toMatchObject({ continuousSince: '2025-06-01', renews: { id: first.id } });
    expect(second.overrun?.since).toBe('2026-06-01');
    const late = await record({ ...renewal, number: '9/HĐ-DVBV', startsOn: '2026-02-01' });
    expect(codeOf(late)).toEqual(['BAD_USER_INPUT', 'input.renewsId']);
  });

  it('is recorded once', async () => {
    await recorded();
    expect(codeOf(await record())).toEqual(['CONFLICT', 'input.number']);
  });

  it.each([
    ['a day that has not come', { startsOn: '2026-11-21' }, 'BAD_USER_INPUT', 'input.startsOn'],
    ['an end before its begin', { endsOn: '2024-12-31' }, 'BAD_USER_INPUT', 'input.endsOn'],
    ['no guard', { guards: 0 }, 'BAD_USER_INPUT', 'input.guards'],
    ['no company', { provider: '' }, 'BAD_USER_INPUT', 'input.provider'],
    ['an unknown organisation', { organizationId: UNKNOWN }, 'NOT_FOUND', 'input.organizationId'],
    ['an unknown renewed contract', { renewsId: UNKNOWN }, 'NOT_FOUND', 'input.renewsId'],
  ])('is refused with %s', async (_, changes, code, path) => {
    expect(codeOf(await record(changes))).toEqual([code, path]);
  });

  const TERMINATE =
    'mutation ($input: TerminateServiceContractInput!) { terminateServiceContract(input: $input) { terminatedOn version overrun { since } } }';
  const terminate = ({ id, version }: Contract, changes: object = {}, viewer = OFFICER) =>
    subgraph.ask(
      TERMINATE,
      { input: { id, version, terminatedOn: '2026-10-01', document: '2/TLHĐ', ...changes } },
      viewer,
    );

  it('is ended before its term, and then no longer breaks the rule', async () => {
    const contract = await recorded();
    expect((await terminate(contract)).data).toEqual({
      terminateServiceContract: { terminatedOn: '2026-10-01', version: 2, overrun: null },
    });
    expect(codeOf(await terminate({ ...contract, version: 2 }))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await terminate(contract))).toEqual(['CONFLICT', 'input.version']);
  });

  it('is in the hands of the organisation and the officers of its area', async () => {
    const contract = await recorded();
    const refused: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: other },
      { role: 'COMMUNE_OFFICER', area: host.id },
      ...(['PUBLIC', 'TRAINER', 'ANALYST', 'PARTNER'] as const).map((role) => ({ role })),
    ];
    for (const viewer of refused) {
      expect(codeOf(await record({ number: '10' }, viewer))[0]).toBe('FORBIDDEN');
      expect(codeOf(await terminate(contract, {}, viewer))[0]).toBe('FORBIDDEN');
    }
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: host.id };
    expect((await record({ number: '11' }, own)).errors).toEqual([]);
    expect((await terminate(contract, {}, { role: 'COMMUNE_OFFICER', area: host.area })).errors).toEqual([]);
  });
});

describe('an exemption', () => {
  const LIST =
    'mutation ($input: ListHiringExemptionInput!) { listHiringExemption(input: $input) { id clause } }';
  const listCase = (changes: object = {}, viewer = OFFICER) => {
    const facts = { instrument: '46/2014/TT-BCA', clause: 'mẫu 1', nameVi: 'Trường hợp mẫu' };
    return subgraph.ask<{ listHiringExemption: { id: string } }>(
      LIST,
      { input: { ...facts, validFrom: '2014-12-06', ...changes } },
      viewer,
    );
  };
  const EXEMPT =
    'mutation ($input: ExemptServiceContractInput!) { exemptServiceContract(input: $input) { exemption { clause } exemptionDocument overrun { since } } }';
  const exempt = ({ id, version }: Contract, exemptionId: string, viewer = OFFICER) =>
    subgraph.ask(EXEMPT, { input: { id, version, exemptionId, document: '3/CV-PV05' } }, viewer);

  it('is a case of law, accepted by an officer with a document; the organisation cannot exempt itself', async () => {
    const { id } = (await listCase()).data!.listHiringExemption;
    const contract = await recorded();
    expect(contract.overrun).not.toBeNull();
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: host.id };
    expect(codeOf(await exempt(contract, id, own))[0]).toBe('FORBIDDEN');
    expect(codeOf(await exempt(contract, UNKNOWN))).toEqual(['NOT_FOUND', 'input.exemptionId']);
    expect((await exempt(contract, id)).data).toEqual({
      exemptServiceContract: {
        exemption: { clause: 'mẫu 1' },
        exemptionDocument: '3/CV-PV05',
        overrun: null,
      },
    });
  });

  it('is listed once, by the province', async () => {
    await listCase({ clause: 'mẫu 2' });
    expect(codeOf(await listCase({ clause: 'mẫu 2' }))).toEqual(['CONFLICT', 'input.clause']);
    expect(codeOf(await listCase({ validTo: '2014-12-06' }))).toEqual(['BAD_USER_INPUT', 'input.validTo']);
    expect(codeOf(await listCase({}, { role: 'COMMUNE_OFFICER' }))[0]).toBe('FORBIDDEN');
    const { data } = await subgraph.ask<{ hiringExemptions: { clause: string }[]; hiringLimits: object[] }>(
      '{ hiringExemptions { clause } hiringLimits { instrument ownership months validFrom } }',
    );
    expect(data!.hiringExemptions).toContainEqual({ clause: 'mẫu 2' });
    expect(data!.hiringLimits).toEqual([
      { instrument: '06/2013/NĐ-CP', ownership: 'STATE_BUDGET', months: 12, validFrom: '2013-03-01' },
    ]);
  });
});

describe('the list of contracts', () => {
  const LIST = `query ($where: ServiceContractWhere, $asOf: LocalDate, $first: Int! = 100) {
    serviceContracts(where: $where, asOf: $asOf, first: $first) { totalCount nodes { id organization { id } overrun(asOf: $asOf) { since limit { id } } } } }`;
  interface List {
    serviceContracts: { totalCount: number; nodes: { id: string; overrun: object | null }[] };
  }
  const list = (variables: object, viewer = OFFICER) => subgraph.ask<List>(LIST, variables, viewer);

  it.each(['2025-12-31', '2026-11-20'])(
    'finds on %s exactly the contracts that rule R12 finds',
    async (asOf) => {
      const contracts = await rowsOf(sql<Hiring & { id: string }>`
        select k.id::text, k.starts_on as "startsOn", k.ends_on as "endsOn", k.terminated_on as "terminatedOn",
          k.continuous_since as "continuousSince", o.ownership, k.exemption_id is not null as exempt
        from security_forces.service_contract k join security_forces.organization_reference o on o.id = k.organization_id`);
      const limits = await rowsOf(sql<Limit>`
        select ownership, months, valid_from as "validFrom", valid_to as "validTo", instrument from security_forces.hiring_limit`);
      const expected = contracts
        .filter((contract) => findOverrun(contract, limits, asOf))
        .map(({ id }) => id);
      const { data, errors } = await list({ asOf, where: { overrun: { eq: true } } });
      expect(errors).toEqual([]);
      const { nodes, totalCount } = data!.serviceContracts;
      expect(expected.length).toBeGreaterThan(0);
      expect(nodes.map(({ id }) => id).sort()).toEqual(expected.sort());
      expect([totalCount, nodes.every(({ overrun }) => overrun)]).toEqual([expected.length, true]);
    },
  );

  it('takes as many statements for a hundred as for one: page, count, organisations, limits', async () => {
    expect((await list({ first: 1 })).statements).toHaveLength(4);
    expect((await list({ first: 100 })).statements).toHaveLength(4);
  });

  it('is for officers; an organisation reads its own on its page', async () => {
    for (const role of ['PUBLIC', 'ORGANIZATION', 'PARTNER', 'TRAINER'] as const)
      expect(codeOf(await list({}, { role }))[0]).toBe('FORBIDDEN');
    expect((await list({}, { role: 'COMMUNE_OFFICER' })).data!.serviceContracts.totalCount).toBe(0);
    const [{ id }] = (await rowsOf(
      sql<{
        id: string;
      }>`select organization_id as id from security_forces.service_contract order by id limit 1`,
    )) as [{ id: string }];
    const OWN =
      'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organization { serviceContracts { id } } } }';
    const ids = [{ __typename: 'Organization', id }];
    const own = await subgraph.ask<{ _entities: [{ serviceContracts: object[] }] }>(
      OWN,
      { ids },
      { role: 'ORGANIZATION', organization: id },
    );
    expect(own.data!._entities[0].serviceContracts.length).toBeGreaterThan(0);
    expect(codeOf(await subgraph.ask(OWN, { ids }, { role: 'ORGANIZATION', organization: other }))[0]).toBe(
      'FORBIDDEN',
    );
  });
});
