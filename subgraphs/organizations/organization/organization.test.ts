import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
/** Phường Hải Dương of today, and the ward whose code it took over. */
let commune: string;
let formerCommune: string;

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const unitOn = async (asOf: string): Promise<string> => {
    const { data } = await subgraph.ask<{ administrativeUnit: { id: string } }>(
      'query ($asOf: LocalDate) { administrativeUnit(code: "10525", asOf: $asOf) { id } }',
      { asOf },
    );
    return data!.administrativeUnit.id;
  };
  commune = await unitOn('2026-01-01');
  formerCommune = await unitOn('2025-01-01');
});

afterAll(() => subgraph.stop());

interface Registered {
  id: string;
  code: string;
  version: number;
}

const REGISTER = `mutation ($input: RegisterOrganizationInput!) {
  registerOrganization(input: $input) {
    id code version foreignInvested status identifiers { scheme value warning } placement { unit { id nameVi } validFrom basis }
  }
}`;

const input = (changes: object = {}) => ({
  ...{
    name: 'Công ty Mẫu Thử',
    kind: 'ENTERPRISE',
    ownership: 'DOMESTIC_PRIVATE',
    establishedOn: '2026-02-03',
  },
  ...{ unitId: commune, ...changes },
});

const register = (changes: object = {}, viewer: Parameters<TestSubgraph['ask']>[2] = OFFICER) =>
  subgraph.ask<{ registerOrganization: Registered }>(REGISTER, { input: input(changes) }, viewer);

async function registered(changes: object = {}): Promise<Registered> {
  const { data, errors } = await register(changes);
  expect(errors).toEqual([]);
  return data!.registerOrganization;
}

const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

describe('registering an organisation', () => {
  it('gives it a code, a place and, where it declares no identifier, one of the register', async () => {
    const { errors, data } = await register();
    expect(errors).toEqual([]);
    expect(data!.registerOrganization).toMatchObject({
      code: expect.stringMatching(/^HD-\d{4,}$/),
      ...{ version: 1, foreignInvested: false, status: 'ACTIVE' },
      identifiers: [
        { scheme: 'LOCAL', value: expect.stringMatching(/^HD-ENTERPRISE-\d{4,}$/), warning: null },
      ],
      placement: {
        unit: { id: commune, nameVi: 'Phường Hải Dương' },
        validFrom: '2026-02-03',
        basis: 'REGISTRATION',
      },
    });
  });

  it('is found by a decomposed (NFD) spelling of its name, which is stored composed', async () => {
    await registered({ name: 'Công ty Mẫu Hoà Ước'.normalize('NFD') });
    const { data } = await subgraph.ask<{ organizations: { nodes: { name: string }[] } }>(
      'query ($search: String) { organizations(search: $search) { nodes { name } } }',
      { search: 'hòa ước'.normalize('NFD') },
    );
    expect(data!.organizations.nodes).toEqual([{ name: 'Công ty Mẫu Hòa Ước' }]);
  });

  it.each([
    [
      'a commune that did not exist yet on the day',
      () => ({ placedOn: '2025-06-30', establishedOn: '2020-01-01' }),
      'BAD_USER_INPUT',
      'input.unitId',
    ],
    [
      'a commune that no longer exists on the day',
      () => ({ unitId: formerCommune }),
      'BAD_USER_INPUT',
      'input.unitId',
    ],
    [
      'an unknown commune',
      () => ({ unitId: '00000000-0000-7000-8000-00000000ffff' }),
      'NOT_FOUND',
      'input.unitId',
    ],
    ['a malformed id', () => ({ unitId: '10525' }), 'BAD_USER_INPUT', 'input.unitId'],
    ['an empty name', () => ({ name: ' \u00a0 ' }), 'BAD_USER_INPUT', 'input.name'],
    ['a huge name', () => ({ name: 'a'.repeat(301) }), 'BAD_USER_INPUT', 'input.name'],
    ['a negative workforce', () => ({ workforce: -1 }), 'BAD_USER_INPUT', 'input.workforce'],
    [
      'a day that has not come',
      () => ({ establishedOn: '2026-11-21' }),
      'BAD_USER_INPUT',
      'input.establishedOn',
    ],
    [
      'a wrong check digit',
      () => ({ identifiers: [{ scheme: 'ENTERPRISE_CODE', value: '9952601812' }] }),
      'BAD_USER_INPUT',
      'input.identifiers.0.value',
    ],
    ['a school without its level', () => ({ kind: 'SCHOOL' }), 'BAD_USER_INPUT', 'input.educationLevel'],
  ])('refuses %s', async (_, changes, code, path) => {
    const before = await countAll();
    expect(codeOf(await register(changes()))).toEqual([code, path]);
    expect(await countAll()).toBe(before);
  });

  it('refuses an identifier that is taken, and writes nothing', async () => {
    const identifiers = [{ scheme: 'ENTERPRISE_CODE', value: '9909139090' }];
    await registered({ identifiers });
    const before = await countAll();
    expect(codeOf(await register({ identifiers }))).toEqual(['CONFLICT', 'input.identifiers']);
    expect(await countAll()).toBe(before);
  });

  it('is for officers of the place: a commune officer of another commune is refused', async () => {
    expect(codeOf(await register({}, { role: 'COMMUNE_OFFICER', area: formerCommune }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await register({}, { role: 'PARTNER' }))[0]).toBe('FORBIDDEN');
    const own = await register({}, { role: 'COMMUNE_OFFICER', area: commune });
    expect(own.errors).toEqual([]);
  });
});

async function countAll(): Promise<number> {
  const { data } = await subgraph.ask<{ organizations: { totalCount: number } }>(
    '{ organizations(first: 1) { totalCount } }',
  );
  return data!.organizations.totalCount;
}

const MOVE =
  'mutation ($input: MoveOrganizationInput!) { moveOrganization(input: $input) { version placements { validFrom validTo basis } } }';
const RENAME =
  'mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) { name version } }';
const CLOSE =
  'mutation ($input: CloseOrganizationInput!) { closeOrganization(input: $input) { status closedOn version } }';
const REOPEN =
  'mutation ($input: ReopenOrganizationInput!) { reopenOrganization(input: $input) { status closedOn version } }';

describe('changing an organisation', () => {
  it('moves it from a day on and keeps where it was', async () => {
    const { id } = await registered();
    const { data, errors } = await subgraph.ask(
      MOVE,
      { input: { id, version: 1, unitId: commune, movedOn: '2026-05-01' } },
      OFFICER,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      moveOrganization: {
        version: 2,
        placements: [
          { validFrom: '2026-05-01', validTo: null, basis: 'MOVE' },
          { validFrom: '2026-02-03', validTo: '2026-05-01', basis: 'REGISTRATION' },
        ],
      },
    });
  });

  it('refuses a move before the establishment', async () => {
    const { id } = await registered();
    const answer = await subgraph.ask(
      MOVE,
      { input: { id, version: 1, unitId: commune, movedOn: '2026-02-01' } },
      OFFICER,
    );
    expect(codeOf(answer)).toEqual(['BAD_USER_INPUT', 'input.movedOn']);
  });

  it('lets the first of two writers win and gives the other CONFLICT', async () => {
    const { id } = await registered();
    const rename = (name: string) => subgraph.ask(RENAME, { input: { id, version: 1, name } }, OFFICER);
    const answers = await Promise.all([rename('Tên Mẫu Một'), rename('Tên Mẫu Hai')]);
    const lost = answers.filter(({ errors }) => errors.length > 0);
    expect(lost.map(codeOf)).toEqual([['CONFLICT', 'input.version']]);
  });

  it('lets an organisation rename itself and no other', async () => {
    const { id } = await registered();
    const other = await registered();
    const viewer = { role: 'ORGANIZATION', organization: id } as const;
    const own = await subgraph.ask(RENAME, { input: { id, version: 1, name: 'Tên Mẫu Mới' } }, viewer);
    expect(own.data).toEqual({ renameOrganization: { name: 'Tên Mẫu Mới', version: 2 } });
    const foreign = await subgraph.ask(
      RENAME,
      { input: { id: other.id, version: 1, name: 'Tên Mẫu Lạ' } },
      viewer,
    );
    expect(codeOf(foreign)[0]).toBe('FORBIDDEN');
  });

  it('closes and reopens it, and refuses to close it twice', async () => {
    const { id } = await registered();
    const close = (version: number) =>
      subgraph.ask(CLOSE, { input: { id, version, closedOn: '2026-10-01' } }, OFFICER);
    expect((await close(1)).data).toEqual({
      closeOrganization: { status: 'CLOSED', closedOn: '2026-10-01', version: 2 },
    });
    expect(codeOf(await close(2))[0]).toBe('STATE_NOT_ALLOWED');
    const reopened = await subgraph.ask(REOPEN, { input: { id, version: 2 } }, OFFICER);
    expect(reopened.data).toEqual({ reopenOrganization: { status: 'ACTIVE', closedOn: null, version: 3 } });
  });

  it('refuses an id nobody has', async () => {
    const answer = await subgraph.ask(
      RENAME,
      { input: { id: '00000000-0000-7000-8000-00000000ffff', version: 1, name: 'x' } },
      OFFICER,
    );
    expect(codeOf(answer)).toEqual(['NOT_FOUND', 'input.id']);
  });
});

describe('address reviews', () => {
  interface Review {
    addressReviews: {
      totalCount: number;
      nodes: {
        id: string;
        unit: { id: string; validTo: string };
        candidates: { to: { id: string } }[];
        organization: Registered;
      }[];
    };
  }
  const REVIEWS = `{ addressReviews(first: 50) { totalCount nodes { id unit { id validTo } candidates { to { id } } organization { id version } } } }`;
  const SETTLE =
    'mutation ($input: SettleAddressReviewInput!) { settleAddressReview(input: $input) { placement { basis validFrom unit { id } } } }';

  it('lists those who wait, settles one, and does not list it again', async () => {
    const before = (await subgraph.ask<Review>(REVIEWS, {}, OFFICER)).data!.addressReviews;
    expect(before.totalCount).toBeGreaterThan(5);
    const [review] = before.nodes;
    expect(review!.unit.validTo).toBe('2025-07-01');
    const unitId = review!.candidates[0]!.to.id;
    const { data, errors } = await subgraph.ask(
      SETTLE,
      { input: { id: review!.id, version: review!.organization.version, unitId } },
      OFFICER,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      settleAddressReview: {
        placement: { basis: 'ADDRESS_REVIEW', validFrom: '2025-07-01', unit: { id: unitId } },
      },
    });
    const after = (await subgraph.ask<Review>(REVIEWS, {}, OFFICER)).data!.addressReviews;
    expect(after.totalCount).toBe(before.totalCount - 1);
  });

  it('shows a commune officer only those that may come to the own commune', async () => {
    const own = (await subgraph.ask<Review>(REVIEWS, {}, { role: 'COMMUNE_OFFICER', area: commune })).data!
      .addressReviews;
    expect(own.totalCount).toBeGreaterThan(0);
    expect(own.nodes.every(({ candidates }) => candidates.some(({ to }) => to.id === commune))).toBe(true);
  });

  it('places by rule all who wait in a commune that an official annex gives whole to one successor', async () => {
    const waiting = (await subgraph.ask<Review>(REVIEWS, {}, OFFICER)).data!.addressReviews.nodes[0]!;
    const unitCode = (id: string) =>
      subgraph.ask<{ administrativeUnit: { code: string } }>(
        'query ($id: ID!) { administrativeUnit(id: $id) { code } }',
        { id },
      );
    const from = (await unitCode(waiting.unit.id)).data!.administrativeUnit.code;
    const to = (await unitCode(waiting.candidates[0]!.to.id)).data!.administrativeUnit.code;
    const csv = `from_code,to_code,extent,effective_on,instrument\n${from},${to},WHOLE,2025-07-01,NQ-TEST`;
    const imported = await subgraph.ask(
      'mutation ($csv: String!) { importSuccessions(csv: $csv) { accepted errors { message } } }',
      { csv },
      OFFICER,
    );
    expect(imported.data).toEqual({ importSuccessions: { accepted: 1, errors: [] } });
    const before = await countWaitingIn(waiting.unit.id);
    const placed = await subgraph.ask('mutation { placeByWholeSuccession }', {}, OFFICER);
    expect(placed.data).toEqual({ placeByWholeSuccession: before });
    expect(await countWaitingIn(waiting.unit.id)).toBe(0);
    const { data } = await subgraph.ask(
      'query ($id: ID!) { organization(id: $id) { placement { basis unit { id } } } }',
      { id: waiting.id },
    );
    expect(data).toEqual({
      organization: { placement: { basis: 'AUTO_SUCCESSION', unit: { id: waiting.candidates[0]!.to.id } } },
    });
    expect((await subgraph.ask('mutation { placeByWholeSuccession }', {}, OFFICER)).data).toEqual({
      placeByWholeSuccession: 0,
    });
  });

  async function countWaitingIn(unit: string): Promise<number> {
    const { data } = await subgraph.ask<Review>(
      'query ($unit: ID!) { addressReviews(where: { unit: { eq: $unit } }) { totalCount } }',
      { unit },
      OFFICER,
    );
    return data!.addressReviews.totalCount;
  }

  it('refuses to settle one that does not wait', async () => {
    const { id } = await registered();
    const answer = await subgraph.ask(SETTLE, { input: { id, version: 1, unitId: commune } }, OFFICER);
    expect(codeOf(answer)[0]).toBe('STATE_NOT_ALLOWED');
  });
});

describe('lists', () => {
  const LIST = `query ($unit: ID!, $first: Int!, $after: String, $orderBy: [OrganizationOrderBy!]) {
    organizations(where: { unit: { eq: $unit } }, first: $first, after: $after, orderBy: $orderBy) {
      totalCount pageInfo { hasNextPage endCursor } nodes { code name placement { unit { id } } identifiers { value } }
    }
  }`;
  interface List {
    organizations: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      nodes: { code: string; name: string }[];
    };
  }
  const list = (variables: object) => subgraph.ask<List>(LIST, { unit: commune, ...variables });

  it('sends as many statements for fifty organisations as for one', async () => {
    const one = await list({ first: 1 });
    const fifty = await list({ first: 50 });
    expect(fifty.data!.organizations.nodes).toHaveLength(50);
    expect(fifty.statements).toHaveLength(one.statements.length);
    expect(fifty.statements.length).toBeLessThanOrEqual(5);
  });

  it('pages through everything once, in Vietnamese order', async () => {
    const orderBy = [{ field: 'NAME' }];
    const names: string[] = [];
    let after: string | null = null;
    let total = -1;
    do {
      const { organizations }: List = (await list({ first: 20, after, orderBy })).data!;
      names.push(...organizations.nodes.map(({ name }) => name));
      total = organizations.totalCount;
      after = organizations.pageInfo.hasNextPage ? organizations.pageInfo.endCursor : null;
    } while (after);
    expect(names).toHaveLength(total);
    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare));
  });

  it.each([0, -1, 101, 2147483647])('refuses first: %i', async (first) => {
    expect(codeOf(await list({ first }))).toEqual(['BAD_USER_INPUT', 'first']);
  });

  it('refuses a cursor of another list or order', async () => {
    const { organizations } = (await list({ first: 1 })).data!;
    const answer = await list({
      first: 1,
      after: organizations.pageInfo.endCursor,
      orderBy: [{ field: 'NAME' }],
    });
    expect(codeOf(answer)).toEqual(['BAD_USER_INPUT', 'after']);
    expect(codeOf(await list({ first: 1, after: 'nonsense' }))).toEqual(['BAD_USER_INPUT', 'after']);
  });
});
