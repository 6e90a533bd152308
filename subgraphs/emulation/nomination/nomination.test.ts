import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const idOf = (code: string): string => referenceId('organization', '1', code);
const OFFICE = { role: 'EMULATION_OFFICE' } as const;
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
let province: string;
/** An old organisation that never won the title the provincial certificate builds on. */
let untitled: string;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [row] = await subgraph.orm.em
    .fork()
    .execute<{ ids: string[] }[]>(
      'select area_ids as ids from emulation.organization_place_reference where organization_id = ? and valid_to is null',
      [idOf('HD-0001')],
    );
  province = row!.ids.at(-1)!;
  const old = await subgraph.orm.em.fork().execute<{ id: string }[]>(
    `select id from emulation.organization_reference o where established_on < '2020-01-01' and not exists (
       select from emulation.award a where a.organization_id = o.id and (a.title = 'EXCELLENT_LABOUR_COLLECTIVE' or a.year = 2026))`,
  );
  const codes = Array.from({ length: 50 }, (_, i) => `HD-${String(i + 100).padStart(4, '0')}`);
  untitled = codes.find((code) => old.some(({ id }) => id === idOf(code)))!;
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

async function done(mutation: string, type: string, input: object, shown = 'id version'): Promise<Shown> {
  const source = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ${shown} } }`;
  const { data, errors } = await subgraph.ask<{ done: Shown }>(source, { input }, OFFICE);
  expect(errors).toEqual([]);
  return data!.done;
}

/** Takes a round as far as asked. */
const ROUND_STEPS = [
  ['launchEmulationRound', 'DocumentedEmulationRoundStepInput'],
  ['closeRoundRegistration', 'EmulationRoundStepInput'],
  ['startRoundNominations', 'EmulationRoundStepInput'],
  ['startRoundReview', 'EmulationRoundStepInput'],
  ['submitEmulationRound', 'DocumentedEmulationRoundStepInput'],
] as const;
async function moveRound(round: { id: string; version: number }, from: number, to: number) {
  for (const [mutation, type] of ROUND_STEPS.slice(from, to)) {
    const document = type.startsWith('Documented') ? { documentNumber: '9/TTr-CAT' } : {};
    round = await done(mutation, type, { id: round.id, version: round.version, ...document });
  }
  return round;
}
const draftRound = (changes: object = {}) => {
  const input = { nameVi: 'Đợt mẫu', type: 'ANNUAL', year: 2026, unitId: province, ...changes };
  return done('draftEmulationRound', 'DraftEmulationRoundInput', input);
};
/** A round in which the organisations registered for an award, open for nominations. */
async function openRound(codes: readonly string[], kindCode = 'TTLDXS', changes: object = {}) {
  let round = await moveRound(await draftRound(changes), 0, 1);
  for (const code of codes) {
    const input = { roundId: round.id, organizationId: idOf(code), kindCode };
    await done('registerForRound', 'RegisterForRoundInput', input, 'id');
  }
  round = await moveRound(round, 1, 3);
  return round;
}

interface Shown {
  id: string;
  version: number;
  state: string;
  availableTransitions: string[];
  eligibility: { rule: string; outcome: string; reason: string; instrument: string | null }[];
  award: { id: string; version: number; decisionNumber: string } | null;
  steps: { event: string; document: string | null; role: string }[];
}
const SHOWN = `id version state availableTransitions eligibility { rule outcome reason instrument }
  award { id version decisionNumber } steps { event document role }`;
const own = (code: string) => ({ role: 'ORGANIZATION', organization: idOf(code) }) as const;

const draft = (code: string, changes: object, viewer: Viewer = own(code)) =>
  subgraph.ask<{ shown: Shown }>(
    `mutation ($input: DraftNominationInput!) { shown: draftNomination(input: $input) { ${SHOWN} } }`,
    {
      input: {
        ...{
          organizationId: idOf(code),
          kindCode: 'TTLDXS',
          level: 'PROVINCE',
          achievement: 'Thành tích mẫu',
        },
        ...changes,
      },
    },
    viewer,
  );
const TYPES: Readonly<Record<string, string>> = {
  returnNomination: 'ReturnNominationInput',
  consultOnNomination: 'DocumentedNominationStepInput',
  proposeAdHocNomination: 'DocumentedNominationStepInput',
  rejectNomination: 'DocumentedNominationStepInput',
  recordCouncilVote: 'CouncilVoteInput',
  awardNomination: 'AwardNominationInput',
};
function step(
  name: string,
  { id, version }: { id: string; version: number },
  rest: object = {},
  viewer: Viewer = OFFICE,
) {
  const mutation = `mutation ($input: ${TYPES[name] ?? 'NominationStepInput'}!) { shown: ${name}(input: $input) { ${SHOWN} } }`;
  return subgraph.ask<{ shown: Shown }>(mutation, { input: { id, version, ...rest } }, viewer);
}
async function taken(name: string, nomination: Shown, rest: object = {}): Promise<Shown> {
  const { data, errors } = await step(name, nomination, rest);
  expect(errors).toEqual([]);
  return data!.shown;
}
async function submitted(code: string, changes: object): Promise<Shown> {
  const { data, errors } = await draft(code, changes);
  expect(errors).toEqual([]);
  return taken('submitNomination', data!.shown);
}
const DOCUMENT = { documentNumber: '12/CV-CAT' };
const SESSION = { heldOn: '2026-11-19', membersTotal: 20, minutesNumber: '3/BB-HĐTĐKT' };
/** A session of 20 members, and the vote of 18 of them in it. */
async function voteIn(round: { id: string }, changes: object = {}) {
  const input = { ...SESSION, roundId: round.id, ...changes };
  const { id } = await done('recordCouncilSession', 'RecordCouncilSessionInput', input, 'id');
  return { sessionId: id, votesFor: 18 };
}
const DECISION = { decidedBy: 'PROVINCE_CHAIR', decisionNumber: '345/QĐ-UBND', decidedOn: '2026-11-19' };
const findingOf = ({ eligibility }: Shown, rule: string) => eligibility.find((one) => one.rule === rule)!;

describe('the life of a nomination', () => {
  it('leads to an award, and is revoked with it (R18)', async () => {
    const round = await openRound(['HD-0010']);
    let nomination = await submitted('HD-0010', { roundId: round.id });
    expect(nomination.availableTransitions).toEqual(['RETURN', 'CHECK', 'REJECT']);
    nomination = await taken('returnNomination', nomination, { comment: 'Bổ sung báo cáo' });
    nomination = await taken('submitNomination', nomination);
    nomination = await taken('checkNomination', nomination);
    nomination = await taken('consultOnNomination', nomination, DOCUMENT);
    const sessionId = referenceId('council-session', referenceId('emulation-round', '1', 'ANNUAL', '2025'));
    const early = { sessionId, votesFor: 10 };
    expect(codeOf(await step('recordCouncilVote', nomination, early))[0]).toBe('STATE_NOT_ALLOWED');
    const reviewed = await moveRound(round, 3, 4);
    expect(codeOf(await step('recordCouncilVote', nomination, early))).toEqual([
      'BAD_USER_INPUT',
      'input.sessionId',
    ]);
    nomination = await taken('recordCouncilVote', nomination, await voteIn(round));
    expect(findingOf(nomination, 'COUNCIL_RATIO')).toMatchObject({
      outcome: 'MET',
      instrument: '152/2025/NĐ-CP',
    });
    nomination = await taken('proposeNomination', nomination);
    expect(codeOf(await step('awardNomination', nomination, DECISION))[0]).toBe('STATE_NOT_ALLOWED');
    const put = await moveRound(reviewed, 4, 5);
    expect(
      codeOf(await step('awardNomination', nomination, { ...DECISION, decidedBy: 'COMMUNE_CHAIR' })),
    ).toEqual(['BAD_USER_INPUT', 'input.decidedBy']);
    const tooEarly = { id: put.id, version: put.version, documentNumber: '9/QĐ-UBND' };
    const decide = `mutation ($input: DocumentedEmulationRoundStepInput!) { decideEmulationRound(input: $input) { state } }`;
    expect((await subgraph.ask(decide, { input: tooEarly }, OFFICE)).errors[0]!.message).toContain(
      '1 nominations are neither',
    );
    nomination = await taken('awardNomination', nomination, DECISION);
    expect(nomination).toMatchObject({ state: 'AWARDED', award: { decisionNumber: '345/QĐ-UBND' } });
    expect((await subgraph.ask(decide, { input: tooEarly }, OFFICE)).data).toEqual({
      decideEmulationRound: { state: 'DECIDED' },
    });
    const revocation = { revokedOn: '2026-11-20', documentNumber: '400/QĐ-UBND', reason: 'Kê khai sai' };
    const { id, version } = nomination.award!;
    await done('revokeAward', 'RevokeAwardInput', { id, version, ...revocation });
    const query = `query ($id: ID!) { nomination(id: $id) { ${SHOWN} } }`;
    const { data } = await subgraph.ask<{ nomination: Shown }>(query, { id: nomination.id }, own('HD-0010'));
    expect(data!.nomination).toMatchObject({ state: 'REVOKED', availableTransitions: [] });
    expect(data!.nomination.steps.map(({ event }) => event)).toEqual([
      ...['SUBMIT', 'RETURN', 'SUBMIT', 'CHECK', 'CONSULT', 'VOTE', 'PROPOSE', 'AWARD', 'REVOKE'],
    ]);
    expect(data!.nomination.steps.at(-1)).toMatchObject({
      document: '400/QĐ-UBND',
      role: 'EMULATION_OFFICE',
    });
  });

  it('ends at the vote when too few members are for it (R11)', async () => {
    const round = await openRound(['HD-0011']);
    let nomination = await taken('checkNomination', await submitted('HD-0011', { roundId: round.id }));
    nomination = await taken('consultOnNomination', nomination, DOCUMENT);
    await moveRound(round, 3, 4);
    const vote = await voteIn(round);
    const session = (changes: object, viewer: Viewer = OFFICE) =>
      subgraph.ask(
        `mutation ($input: RecordCouncilSessionInput!) { recordCouncilSession(input: $input) { id } }`,
        { input: { ...SESSION, roundId: round.id, ...changes } },
        viewer,
      );
    expect(codeOf(await session({}))).toEqual(['CONFLICT', 'input.minutesNumber']);
    expect(codeOf(await session({ heldOn: '2026-11-21' }))).toEqual(['BAD_USER_INPUT', 'input.heldOn']);
    expect(codeOf(await session({ heldOn: '2025-11-21' }))).toEqual(['BAD_USER_INPUT', 'input.heldOn']);
    expect(codeOf(await session({ minutesNumber: '' }))).toEqual(['BAD_USER_INPUT', 'input.minutesNumber']);
    expect(codeOf(await session({ roundId: UNKNOWN }))).toEqual(['NOT_FOUND', 'input.roundId']);
    expect(codeOf(await session({}, { ...OFFICE, area: UNKNOWN }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await session({}, own('HD-0011')))[0]).toBe('FORBIDDEN');
    expect(codeOf(await step('recordCouncilVote', nomination, { ...vote, votesFor: 21 }))).toEqual([
      'BAD_USER_INPUT',
      'input.votesFor',
    ]);
    expect(codeOf(await step('recordCouncilVote', nomination, { ...vote, sessionId: UNKNOWN }))).toEqual([
      'NOT_FOUND',
      'input.sessionId',
    ]);
    nomination = await taken('recordCouncilVote', nomination, { ...vote, votesFor: 15 });
    const { errors } = await step('proposeNomination', nomination);
    expect(errors[0]!.extensions['code']).toBe('STATE_NOT_ALLOWED');
    expect(errors[0]!.message).toContain('15 of all 20 members voted for it; 80% are needed');
    nomination = await taken('rejectNomination', nomination, DOCUMENT);
    expect(nomination.state).toBe('REJECTED');
  });

  it('skips registration and council in an AD_HOC round', async () => {
    const round = await done(
      'startRoundNominations',
      'EmulationRoundStepInput',
      await draftRound({ type: 'AD_HOC' }),
    );
    const deed = { roundId: round.id, kindCode: 'BK_UBND', achievedOn: '2026-10-05' };
    let nomination = await submitted('HD-0012', deed);
    nomination = await taken('checkNomination', nomination);
    nomination = await taken('proposeAdHocNomination', nomination, DOCUMENT);
    await done('submitEmulationRound', 'DocumentedEmulationRoundStepInput', {
      ...round,
      documentNumber: '1/TTr-CAT',
    });
    nomination = await taken('awardNomination', nomination, DECISION);
    expect(nomination.state).toBe('AWARDED');
  });
});

describe('eligibility, explained rule by rule', () => {
  const decide = (code: string, year: number, changes: object = {}) =>
    done('decideAward', 'DecideAwardInput', {
      ...{ organizationId: idOf(code), year, title: 'EXCELLENT_LABOUR_COLLECTIVE', level: 'PROVINCE' },
      ...{
        decidedBy: 'PROVINCE_CHAIR',
        decisionNumber: `${year}/QĐ-UBND`,
        decidedOn: `${year}-12-20`,
        ...changes,
      },
    });

  it('fails for consecutive years with a gap, passes without, and fails again after a revocation (R8, R18)', async () => {
    const round = await openRound([untitled], 'BK_UBND');
    const nomination = await submitted(untitled, { roundId: round.id, kindCode: 'BK_UBND' });
    await decide(untitled, 2025);
    await decide(untitled, 2023);
    const refused = await step('checkNomination', nomination);
    expect(refused.errors[0]!.extensions['code']).toBe('STATE_NOT_ALLOWED');
    expect(refused.errors[0]!.message).toContain(
      'CONSECUTIVE_YEARS (R8, 06/2022/QH15): TTLDXS is needed 2 years in a row',
    );
    expect(refused.errors[0]!.message).toContain('there are 1 (years won: 2023, 2025)');
    const between = await decide(untitled, 2024);
    const query = `query ($id: ID!) { nomination(id: $id) { ${SHOWN} } }`;
    const read = async () =>
      (await subgraph.ask<{ nomination: Shown }>(query, { id: nomination.id }, OFFICE)).data!.nomination;
    expect(findingOf(await read(), 'CONSECUTIVE_YEARS')).toMatchObject({
      outcome: 'MET',
      instrument: '06/2022/QH15',
    });
    const revocation = { revokedOn: '2026-11-20', documentNumber: '400/QĐ-UBND', reason: 'Kê khai sai' };
    await done('revokeAward', 'RevokeAwardInput', {
      id: between.id,
      version: between.version,
      ...revocation,
    });
    expect(findingOf(await read(), 'CONSECUTIVE_YEARS').outcome).toBe('NOT_MET');
  });

  it('fails for an achievement already rewarded or nominated in another form (R10)', async () => {
    const round = await openRound(['HD-0014'], 'TTLDXS');
    const nomination = await submitted('HD-0014', { roundId: round.id });
    expect(findingOf(nomination, 'SAME_ACHIEVEMENT')).toMatchObject({
      outcome: 'MET',
      instrument: '06/2022/QH15',
    });
    await decide('HD-0014', 2026, { decidedOn: '2026-11-18', decisionNumber: '777/QĐ-UBND' });
    const refused = await step('checkNomination', nomination);
    expect(refused.errors[0]!.message).toMatch(/\(R10, 06\/2022\/QH15\).*already awarded by 777\/QĐ-UBND/);
    const topic = await openRound([], 'BK_UBND', { type: 'THEMATIC' });
    await submitted('HD-0015', { roundId: topic.id, kindCode: 'BK_UBND' });
    const second = await submitted('HD-0015', { roundId: topic.id, kindCode: 'BK_BCA', level: 'MINISTRY' });
    expect(findingOf(second, 'SAME_ACHIEVEMENT').reason).toContain('BK_UBND (SUBMITTED)');
    expect(findingOf(second, 'REGISTRATION').outcome).toBe('NOT_MET');
    expect(findingOf(second, 'COUNCIL_RATIO').reason).toContain('level MINISTRY');
  });
});

describe('writing a nomination', () => {
  it('belongs to the organisation and the officers of its area; it is revised until it is handed in', async () => {
    const round = await openRound(['HD-0016']);
    const changes = { roundId: round.id };
    for (const viewer of [
      { role: 'PUBLIC' },
      own('HD-0017'),
      { role: 'ANALYST' },
      { role: 'COMMUNE_OFFICER', area: UNKNOWN },
    ] as const)
      expect(codeOf(await draft('HD-0016', changes, viewer))[0]).toBe('FORBIDDEN');
    const nomination = (await draft('HD-0016', changes)).data!.shown;
    expect(codeOf(await draft('HD-0016', changes))).toEqual(['CONFLICT', 'input.kindCode']);
    const revise = (version: number, facts: object = {}) =>
      subgraph.ask<{ shown: Shown }>(
        `mutation ($input: ReviseNominationInput!) { shown: reviseNomination(input: $input) { ${SHOWN} } }`,
        { input: { id: nomination.id, version, level: 'PROVINCE', achievement: 'Mới', ...facts } },
        own('HD-0016'),
      );
    expect(codeOf(await revise(1, { recognitionDocument: 'x' }))).toEqual([
      'BAD_USER_INPUT',
      'input.recognitionDocument',
    ]);
    const revised = (await revise(1, { recognitionDocument: '5/QĐ-UBND' })).data!.shown;
    expect(findingOf(revised, 'RECOGNITION')).toMatchObject({
      ...{ outcome: 'OPEN', reason: expect.stringContaining('names 5/QĐ-UBND') },
    });
    expect(codeOf(await revise(1))).toEqual(['CONFLICT', 'input.version']);
    const handedIn = await taken('submitNomination', revised);
    expect(codeOf(await revise(handedIn.version))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await step('checkNomination', handedIn, {}, own('HD-0016')))[0]).toBe('FORBIDDEN');
    expect(codeOf(await step('returnNomination', handedIn, { comment: ' ' }))).toEqual([
      'BAD_USER_INPUT',
      'input.comment',
    ]);
  });

  it.each([
    ['an unknown round', { roundId: UNKNOWN }, ['NOT_FOUND', 'input.roundId']],
    ['an award of persons', { kindCode: 'CSTDCS' }, ['BAD_USER_INPUT', 'input.kindCode']],
    ['a level at which nobody decides', { level: 'COMMUNE' }, ['BAD_USER_INPUT', 'input.level']],
    ['an empty achievement', { achievement: ' ' }, ['BAD_USER_INPUT', 'input.achievement']],
    ['a novel', { achievement: 'a'.repeat(301) }, ['BAD_USER_INPUT', 'input.achievement']],
    ['a day in an annual round', { achievedOn: '2026-01-05' }, ['BAD_USER_INPUT', 'input.achievedOn']],
  ])('is refused with %s', async (_, changes, expected) => {
    const roundId = referenceId('emulation-round', '1', 'ANNUAL', '2026');
    expect(codeOf(await draft('HD-0018', { roundId, ...changes }))).toEqual(expected);
  });

  it('waits for its round', async () => {
    const roundId = referenceId('emulation-round', '1', 'ANNUAL', '2025');
    expect(codeOf(await draft('HD-0018', { roundId }))[0]).toBe('STATE_NOT_ALLOWED');
  });
});
