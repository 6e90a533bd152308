import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
/** Phường Hải Dương of today, and the ward whose code it took over. */
let commune: string;
let otherCommune: string;

type Viewer = Parameters<TestSubgraph['ask']>[2];
const PROVINCE = { role: 'PROVINCE_OFFICER' } as const;
const OFFICER = () => ({ role: 'COMMUNE_OFFICER', area: commune }) as const;
const HEAD = (organization: string) => ({ role: 'ORGANIZATION', organization }) as const;
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const unit = async (code: string, asOf: string): Promise<string> => {
    const query =
      'query ($code: String, $asOf: LocalDate) { administrativeUnit(code: $code, asOf: $asOf) { id } }';
    const { data } = await subgraph.ask<{ administrativeUnit: { id: string } }>(query, { code, asOf });
    return data!.administrativeUnit.id;
  };
  commune = await unit('10525', '2026-01-01');
  otherCommune = await unit('10570', '2026-01-01');
});
afterAll(() => subgraph.stop());

interface Shown {
  id: string;
  state: string;
  version: number;
  stateSince: string;
  unmetCriteria: string[];
  availableTransitions: string[];
  decision: object | null;
}
const SHOWN = `id state version stateSince unmetCriteria availableTransitions
  decision { outcome level document decidedOn publishedOn revokedOn }`;

let number = 0;
async function registerOrganization(changes: object = {}): Promise<string> {
  const input = {
    ...{ name: `Công ty Mẫu Đăng ký ${(number += 1)}`, kind: 'ENTERPRISE', ownership: 'DOMESTIC_PRIVATE' },
    ...{
      sizeClass: 'MEDIUM',
      establishedOn: '2015-01-01',
      placedOn: '2025-07-01',
      unitId: commune,
      ...changes,
    },
  };
  const mutation =
    'mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { id } }';
  const { data, errors } = await subgraph.ask<{ registerOrganization: { id: string } }>(
    mutation,
    { input },
    PROVINCE,
  );
  expect(errors).toEqual([]);
  return data!.registerOrganization.id;
}

const registration = (changes: object = {}) => ({
  ...{ year: 2026, registeredOn: '2026-03-01', managedBy: 'COMMUNE', ...changes },
});

const register = (input: object, viewer: Viewer = PROVINCE) =>
  subgraph.ask<{ registerForSafety: Shown }>(
    `mutation ($input: RegisterForSafetyInput!) { registerForSafety(input: $input) { ${SHOWN}
       registration { late registeredOn sizeClass } standard { instrument { number } version } steps { event role } } }`,
    { input },
    viewer,
  );

async function registered(changes: object): Promise<Shown> {
  const { data, errors } = await register(registration(changes));
  expect(errors).toEqual([]);
  return data!.registerForSafety;
}

const TYPES: Readonly<Record<string, string>> = {
  selfAssessSafety: 'SelfAssessSafetyInput',
  verifySafetyAssessment: 'VerifySafetyInput',
  reviewSafetyAssessment: 'ReviewSafetyInput',
  recogniseSafety: 'SafetyDecisionInput',
  refuseSafetyRecognition: 'SafetyDecisionInput',
  revokeSafetyRecognition: 'SafetyDecisionInput',
};

async function step(mutation: string, input: object, viewer: Viewer = PROVINCE) {
  const type = TYPES[mutation] ?? 'SafetyStepInput';
  const source = `mutation ($input: ${type}!) { step: ${mutation}(input: $input) { ${SHOWN} } }`;
  const { data, errors } = await subgraph.ask<{ step: Shown }>(source, { input }, viewer);
  return { shown: data?.step, errors };
}

const reasonOf = ({
  errors,
}: {
  errors: readonly { message: string; extensions: Record<string, unknown> }[];
}) => {
  const [error] = errors;
  return error && [error.extensions['code'], error.extensions['path'] ?? error.extensions['rule']];
};

const compare = (a: unknown, b: unknown): number => String(a).localeCompare(String(b));

const CODES = ['1a', '1b', '1c', '1d', '1e', '2', '3', '4', '5'].map((end) => `C124-6-${end}`);
const allMet = (codes: readonly string[] = CODES) => codes.map((code) => ({ code, outcome: 'MET' }));

/** Steps on the way to a decision, each on its day of 2026, with what they need. */
const WAY: readonly (readonly [string, object])[] = [
  ['selfAssessSafety', { headcount: 120, informedCount: 120, results: allMet() }],
  ['submitSafetyAssessment', {}],
  ['startSafetyVerification', {}],
  ['verifySafetyAssessment', {}],
  ['reviewSafetyAssessment', { document: '7/BB-BCĐ', councilMembers: 9, councilAgreed: 8 }],
];

async function carry(
  dossier: Shown,
  steps: number,
  takenOn = '2026-11-01',
  first: object = {},
): Promise<Shown> {
  let shown = dossier;
  for (const [i, [mutation, more]] of WAY.slice(0, steps).entries()) {
    const input = { id: shown.id, version: shown.version, takenOn, ...more, ...(i === 0 ? first : {}) };
    const taken = await step(mutation, input);
    expect(taken.errors).toEqual([]);
    shown = taken.shown!;
  }
  return shown;
}

describe('the life of a dossier', () => {
  it('goes from registration to a published recognition and its revocation, with its history', async () => {
    const organizationId = await registerOrganization();
    const { data, errors } = await register(registration({ organizationId }), HEAD(organizationId));
    expect(errors).toEqual([]);
    expect(data!.registerForSafety).toMatchObject({
      ...{ state: 'REGISTERED', availableTransitions: ['SELF_ASSESS', 'WITHDRAW'], decision: null },
      registration: { late: false, registeredOn: '2026-03-01', sizeClass: 'MEDIUM' },
      standard: { instrument: { number: '124/2021/TT-BCA' }, version: 1 },
      steps: [{ event: 'REGISTER', role: 'ORGANIZATION' }],
    });
    const reviewed = await carry(data!.registerForSafety, 5);
    expect(reviewed).toMatchObject({ state: 'COUNCIL_REVIEWED', unmetCriteria: [] });
    const decision = { id: reviewed.id, takenOn: '2026-11-18', document: '31/QĐ-UBND' };
    const recognised = await step('recogniseSafety', { ...decision, version: reviewed.version }, OFFICER());
    expect(recognised.shown).toMatchObject({
      ...{ state: 'RECOGNISED', stateSince: '2026-11-18', availableTransitions: ['PUBLISH', 'REVOKE'] },
      decision: { outcome: 'RECOGNISED', level: 'COMMUNE', document: '31/QĐ-UBND', publishedOn: null },
    });
    const list = `query ($id: ID!) { organization(id: $id) { recognitions { year outcome } } }`;
    const publicList = async () => (await subgraph.ask(list, { id: organizationId })).data;
    expect(await publicList()).toEqual({ organization: { recognitions: [] } });
    const day = { id: reviewed.id, takenOn: '2026-11-19' };
    const published = await step('publishSafetyDecision', { ...day, version: recognised.shown!.version });
    expect(published.shown).toMatchObject({ state: 'PUBLISHED', decision: { publishedOn: '2026-11-19' } });
    expect(await publicList()).toEqual({
      organization: { recognitions: [{ year: 2026, outcome: 'RECOGNISED' }] },
    });
    const revoke = { id: reviewed.id, takenOn: '2026-11-20', document: '40/QĐ-UBND' };
    const revoked = await step('revokeSafetyRecognition', { ...revoke, version: published.shown!.version });
    expect(revoked.shown).toMatchObject({ state: 'REVOKED', decision: { revokedOn: '2026-11-20' } });
    expect(await publicList()).toEqual({ organization: { recognitions: [] } });
    const history = await subgraph.ask<{ safetyAssessment: { steps: object[] } }>(
      'query ($id: ID!) { safetyAssessment(id: $id) { steps { event takenOn document role } } }',
      { id: reviewed.id },
      HEAD(organizationId),
    );
    expect(history.data!.safetyAssessment.steps).toHaveLength(9);
    expect(history.data!.safetyAssessment.steps.at(-1)).toEqual({
      ...{ event: 'REVOKE', takenOn: '2026-11-20', document: '40/QĐ-UBND', role: 'PROVINCE_OFFICER' },
    });
  });

  it('returns for correction, and the second self-assessment replaces the first', async () => {
    const dossier = await carry(await registered({ organizationId: await registerOrganization() }), 3);
    const { shown } = await step('returnSafetyAssessment', {
      ...{ id: dossier.id, version: dossier.version, takenOn: '2026-11-02', comment: 'Thiếu kế hoạch' },
    });
    expect(shown).toMatchObject({ state: 'RETURNED' });
    expect((await carry(shown!, 4, '2026-11-03')).state).toBe('VERIFIED');
  });

  it('is not recognised while verification leaves a mandatory criterion unmet, but may be refused', async () => {
    const dossier = await carry(await registered({ organizationId: await registerOrganization() }), 3);
    const verify = { id: dossier.id, version: dossier.version, takenOn: '2026-11-02' };
    const results = [{ code: 'C124-6-1e', outcome: 'NOT_MET' }];
    const verified = (await step('verifySafetyAssessment', { ...verify, results })).shown!;
    expect(verified.unmetCriteria).toEqual(['C124-6-1e']);
    const minutes = { takenOn: '2026-11-05', document: '8/BB-BCĐ', councilMembers: 9, councilAgreed: 2 };
    const review = { id: dossier.id, version: verified.version, ...minutes };
    const { shown } = await step('reviewSafetyAssessment', review);
    expect(shown!.availableTransitions).toEqual(['REFUSE']);
    const decision = {
      id: dossier.id,
      version: shown!.version,
      takenOn: '2026-11-18',
      document: '31/TB-UBND',
    };
    const refused = await step('recogniseSafety', decision);
    expect(reasonOf(refused)?.[0]).toBe('STATE_NOT_ALLOWED');
    expect(refused.errors[0]?.message).toContain('not met: C124-6-1e');
    expect((await step('refuseSafetyRecognition', decision)).shown!.state).toBe('NOT_RECOGNISED');
  });
});

describe('the change feed', () => {
  it('tells the years an organisation is registered and recognised for, in the transaction of the step', async () => {
    const organizationId = await registerOrganization();
    const told = async () => {
      const [row] = await subgraph.orm.em
        .fork()
        .execute<[{ facts: object }]>(
          `select facts from organizations.change where entity_id = '${organizationId}' order by xid desc, seq desc limit 1`,
        );
      return row.facts;
    };
    const reviewed = await carry(await registered({ organizationId }), 5);
    expect(await told()).toMatchObject({ registeredYears: [2026], recognisedYears: [] });
    const decision = { id: reviewed.id, version: reviewed.version, takenOn: '2026-11-18' };
    const { shown } = await step('recogniseSafety', { ...decision, document: '31/QĐ-UBND' });
    expect(await told()).toMatchObject({ recognisedYears: [2026] });
    const revocation = { ...decision, version: shown!.version, document: '40/QĐ-UBND' };
    await step('revokeSafetyRecognition', revocation);
    expect(await told()).toMatchObject({ registeredYears: [2026], recognisedYears: [] });
  });
});

describe('registrations', () => {
  it('R1: a second one is refused until the first is withdrawn', async () => {
    const organizationId = await registerOrganization();
    const first = await registered({ organizationId });
    expect(reasonOf(await register(registration({ organizationId })))).toEqual(['CONFLICT', 'input.year']);
    const withdraw = { id: first.id, version: first.version, takenOn: '2026-03-02' };
    expect((await step('withdrawSafetyAssessment', withdraw)).shown!.state).toBe('WITHDRAWN');
    expect((await registered({ organizationId })).state).toBe('REGISTERED');
  });

  it('R1: of two at the same moment one gets CONFLICT', async () => {
    const organizationId = await registerOrganization();
    const answers = await Promise.all([1, 2].map(() => register(registration({ organizationId }))));
    expect(answers.map((answer) => reasonOf(answer)?.[0] ?? 'done').toSorted(compare)).toEqual([
      'CONFLICT',
      'done',
    ]);
  });

  it('R3, R4: a small enterprise is refused for 2026 and accepted for 2019', async () => {
    const organizationId = await registerOrganization({ sizeClass: 'SMALL' });
    expect(reasonOf(await register(registration({ organizationId })))).toEqual(['BAD_USER_INPUT', 'input']);
    const { data } = await register(registration({ organizationId, year: 2019, registeredOn: '2019-03-31' }));
    expect(data!.registerForSafety).toMatchObject({ standard: { instrument: { number: '23/2012/TT-BCA' } } });
  });

  it('R5: a late one says so', async () => {
    const organizationId = await registerOrganization();
    const late = { organizationId, registeredOn: '2026-04-01' };
    expect(reasonOf(await register(registration(late)))).toEqual(['BAD_USER_INPUT', 'input.late']);
    const { data } = await register(registration({ ...late, late: true }));
    expect(data!.registerForSafety).toMatchObject({ registration: { late: true } });
  });

  it.each([
    ['no subject', () => ({}), 'BAD_USER_INPUT', 'input'],
    ['two subjects', () => ({ organizationId: UNKNOWN, unitId: commune }), 'BAD_USER_INPUT', 'input'],
    ['an unknown organisation', () => ({ organizationId: UNKNOWN }), 'NOT_FOUND', 'input.organizationId'],
    ['an unknown area', () => ({ residentialAreaId: UNKNOWN }), 'NOT_FOUND', 'input.residentialAreaId'],
    ['a malformed id', () => ({ organizationId: '10525' }), 'BAD_USER_INPUT', 'input.organizationId'],
    [
      'a day to come',
      () => ({ unitId: commune, registeredOn: '2026-12-01' }),
      'BAD_USER_INPUT',
      'input.registeredOn',
    ],
    ['a level nobody decides at', () => ({ unitId: commune }), 'BAD_USER_INPUT', 'input.managedBy'],
    [
      'a long document',
      () => ({ unitId: commune, document: 'x'.repeat(61) }),
      'BAD_USER_INPUT',
      'input.document',
    ],
  ])('refuse %s', async (_, changes, code, path) => {
    expect(reasonOf(await register(registration(changes())))).toEqual([code, path]);
  });

  it('are for the organisation itself and the officers of its area', async () => {
    const organizationId = await registerOrganization();
    const input = registration({ organizationId });
    for (const viewer of [
      HEAD(UNKNOWN),
      { role: 'COMMUNE_OFFICER', area: otherCommune },
      { role: 'ANALYST' },
      { role: 'PUBLIC' },
    ] as const)
      expect([viewer, reasonOf(await register(input, viewer))?.[0]]).toEqual([viewer, 'FORBIDDEN']);
    expect((await register(input, OFFICER())).errors).toEqual([]);
  });
});

describe('steps refuse', () => {
  let dossier: Shown;
  beforeAll(async () => {
    dossier = await registered({ organizationId: await registerOrganization(), managedBy: 'PROVINCE' });
  });

  const selfAssess = (changes: object) =>
    step('selfAssessSafety', {
      ...{
        id: dossier.id,
        version: dossier.version,
        takenOn: '2026-10-10',
        headcount: 120,
        informedCount: 120,
      },
      ...{ results: allMet(), ...changes },
    });

  it.each([
    ['R6: more informed than there are', { informedCount: 121 }, 'BAD_USER_INPUT', 'input.informedCount'],
    ['R6: MET below the share', { informedCount: 119 }, 'BAD_USER_INPUT', 'input.results'],
    ['a missing criterion', { results: allMet(CODES.slice(1)) }, 'BAD_USER_INPUT', 'input.results'],
    [
      'a strange criterion',
      { results: allMet([...CODES, 'C23-6-1']) },
      'BAD_USER_INPUT',
      'input.results.9.code',
    ],
    ['a day before registration', { takenOn: '2026-02-28' }, 'BAD_USER_INPUT', 'input.takenOn'],
    ['a day to come', { takenOn: '2026-11-21' }, 'BAD_USER_INPUT', 'input.takenOn'],
    ['an old version', { version: 9 }, 'CONFLICT', 'input.version'],
    ['an unknown id', { id: UNKNOWN }, 'NOT_FOUND', 'input.id'],
    ['a long remark', { comment: 'x'.repeat(301) }, 'BAD_USER_INPUT', 'input.comment'],
    ['a negative headcount', { headcount: -1, informedCount: -1 }, 'BAD_USER_INPUT', 'input.headcount'],
  ])('%s', async (_, changes, code, path) => {
    expect(reasonOf(await selfAssess(changes))).toEqual([code, path]);
  });

  it('a wrong state, a missing document and a level above the officer’s', async () => {
    const decision = { takenOn: '2026-11-18', document: '31/QĐ-UBND' };
    const early = await step('recogniseSafety', { id: dossier.id, version: dossier.version, ...decision });
    expect(reasonOf(early)?.[0]).toBe('STATE_NOT_ALLOWED');
    const reviewed = await carry(dossier, 5);
    const input = { id: dossier.id, version: reviewed.version, ...decision };
    expect(reasonOf(await step('recogniseSafety', { ...input, document: ' ' }))).toEqual([
      'BAD_USER_INPUT',
      'input.document',
    ]);
    expect(reasonOf(await step('recogniseSafety', input, OFFICER()))?.[0]).toBe('FORBIDDEN');
    const both = await Promise.all([step('recogniseSafety', input), step('recogniseSafety', input)]);
    expect(both.map((one) => reasonOf(one)?.[0] ?? 'done').toSorted(compare)).toEqual(['CONFLICT', 'done']);
  });
});
