import catalog from '../../subgraphs/emulation/award/award-catalog.json' with { type: 'json' };
import type { NominationEvent } from '../../subgraphs/emulation/nomination/nomination-step.js';
import { NOMINATION_LIFE } from '../../subgraphs/emulation/nomination/nomination.states.js';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { FIRST_CODE } from './emulation-awards.js';
import type { SeedRound } from './emulation-rounds.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import { addDays, type Random } from './random.js';

/** What of an award's row a nomination is made from. */
export interface GivenAward {
  id: string;
  year: number;
  title: string | null;
  form: string | null;
  level: string;
  decidedOn: string;
  decisionNumber: string;
  revokedOn: string | null;
  revocationNumber: string | null;
}

/** Levels whose awards come through a round of the province; a grassroots award is decided on the spot. */
const THROUGH_A_ROUND = new Set(['PROVINCE', 'MINISTRY', 'STATE']);
/** Given at the festival, so nominated in its round. */
const FESTIVAL_CODES = new Set(['BK_UBND', 'BK_BCA']);
/** Shares of organisations a year: those that strive in vain, and of these those that are turned down. */
const REGISTERED = 0.06;
const NOMINATED = 0.5;

const UNFINISHED: readonly (readonly NominationEvent[])[] = [
  ...[[], ['SUBMIT'], ['SUBMIT'], ['SUBMIT', 'RETURN']],
  ...[
    ['SUBMIT', 'CHECK'],
    ['SUBMIT', 'CHECK', 'CONSULT'],
  ],
] as const;

const ISSUERS: Partial<Readonly<Record<NominationEvent, string>>> = {
  CONSULT: 'CV-CAT',
  REJECT: 'TB-CAT',
};

interface Candidate {
  code: string;
  round: SeedRound;
  level: string;
  events: readonly NominationEvent[];
  award?: GivenAward;
}

/** When a step is taken: in the seasons of its round, the decision on the award's own day. */
function dayOf(event: NominationEvent, { round, award }: Candidate): string {
  switch (event) {
    case 'SUBMIT':
      return addDays(round.dayOf('START_NOMINATING'), 3);
    case 'RETURN':
    case 'CHECK':
      return addDays(round.dayOf('START_NOMINATING'), 8);
    case 'CONSULT':
      return addDays(round.dayOf('START_NOMINATING'), 15);
    case 'REVOKE':
      return award!.revokedOn!;
    case 'AWARD':
      return award!.decidedOn;
    case 'PROPOSE':
    case 'PROPOSE_AD_HOC':
      return addDays(round.dayOf('START_REVIEW'), 5);
    case 'VOTE':
    case 'REJECT':
      return round.session.heldOn;
  }
}

function documentOf(random: Random, event: NominationEvent, { award, round }: Candidate): string | null {
  if (event === 'AWARD') return award!.decisionNumber;
  if (event === 'REVOKE') return award!.revocationNumber;
  if (event === 'VOTE') return round.session.minutesNumber;
  return ISSUERS[event] ? `${random.int(1, 300)}/${ISSUERS[event]}` : null;
}

function createRows(plan: SeedPlan, organization: SeedOrganization, candidate: Candidate) {
  const { code, round, level, events, award } = candidate;
  const key = [String(plan.seed), organization.code, code, round.id];
  const random = plan.randomFor('nomination', ...key);
  const id = referenceId('nomination', ...key);
  const against = plan.randomFor('council-vote', id).int(0, 1);
  const vote = events.includes('VOTE')
    ? { votesFor: round.session.membersTotal - against, sessionId: round.session.id }
    : { votesFor: null, sessionId: null };
  const steps = events.map((event) => ({
    ...{
      id: referenceId('nomination-step', id, event),
      nominationId: id,
      event,
      state: NOMINATION_LIFE[event].to,
    },
    ...{
      takenOn: dayOf(event, candidate),
      document: documentOf(random, event, candidate),
    },
    ...{ comment: event === 'RETURN' ? 'Bổ sung báo cáo thành tích' : null },
    ...{ role: event === 'SUBMIT' ? 'ORGANIZATION' : 'EMULATION_OFFICE', actor: null },
  }));
  const isRecognised = round.type === 'ANNUAL' && random.chance(0.7);
  const nomination = {
    ...{ id, roundId: round.id, organizationId: organization.id, kindCode: code, level, year: round.year },
    ...{
      achievement: 'Thành tích xuất sắc trong phong trào toàn dân bảo vệ an ninh Tổ quốc',
      achievedOn: null,
    },
    recognitionDocument: isRecognised ? `${random.int(1, 900)}/QĐ-UBND` : null,
    ...{
      state: steps.at(-1)?.state ?? 'DRAFT',
      ...vote,
      awardId: award?.id ?? null,
      version: steps.length + 1,
    },
  };
  return { nomination, steps };
}

function createRegistration(
  plan: SeedPlan,
  { code: organizationCode, id: organizationId }: SeedOrganization,
  { code, round }: Pick<Candidate, 'code' | 'round'>,
) {
  const key = [organizationCode, code, round.id];
  const random = plan.randomFor('registration', ...key);
  return {
    ...{ id: referenceId('emulation-registration', String(plan.seed), ...key), roundId: round.id },
    ...{ organizationId, kindCode: code },
    registeredOn: random.day(round.dayOf('LAUNCH'), round.dayOf('CLOSE_REGISTRATION')),
  };
}

const AWARDED: readonly NominationEvent[] = ['SUBMIT', 'CHECK', 'CONSULT', 'VOTE', 'PROPOSE', 'AWARD'];

/** The nomination behind an award of the province or above; a second form in one round was decided without. */
function candidatesOf(awards: readonly GivenAward[], rounds: readonly SeedRound[]): Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const award of awards) {
    const { code, form } = catalog.find((kind) => kind.title === award.title && kind.form === award.form)!;
    if (!THROUGH_A_ROUND.has(award.level)) continue;
    const type = FESTIVAL_CODES.has(code) ? 'THEMATIC' : 'ANNUAL';
    const round = rounds.find((one) => one.type === type && one.year === award.year)!;
    const events: readonly NominationEvent[] = award.revokedOn ? [...AWARDED, 'REVOKE'] : AWARDED;
    const achievement = form ? `${round.id} form` : `${round.id} ${code}`;
    if (!candidates.has(achievement))
      candidates.set(achievement, { code, round, level: award.level, events, award });
  }
  return [...candidates.values()];
}

/** An organisation that registered for the provincial title and did not win it; this year's are still under way. */
function strivingIn(random: Random, round: SeedRound, isFirst: boolean): Candidate | 'REGISTERED' | null {
  const registers = random.chance(REGISTERED);
  const events = round.state === 'NOMINATING' ? random.pick(UNFINISHED) : (['SUBMIT', 'REJECT'] as const);
  const isNominated = random.chance(NOMINATED);
  if (isFirst && round.state === 'NOMINATING')
    return { code: 'BK_UBND', round, level: 'PROVINCE', events: ['SUBMIT'] };
  if (!registers) return null;
  return isNominated ? { code: 'TTLDXS', round, level: 'PROVINCE', events } : 'REGISTERED';
}

/** Registrations and nominations of an organisation over the years, the awarded ones with the award they led to. */
export function createNominations(
  plan: SeedPlan,
  organization: SeedOrganization,
  { awards, rounds }: { awards: readonly GivenAward[]; rounds: readonly SeedRound[] },
) {
  const candidates = candidatesOf(awards, rounds);
  const registrations = candidates.map((candidate) => createRegistration(plan, organization, candidate));
  for (const round of rounds.filter(({ type }) => type === 'ANNUAL')) {
    const random = plan.randomFor('striving', organization.code, String(round.year));
    const striving = strivingIn(random, round, organization.code === FIRST_CODE);
    const code = typeof striving === 'object' && striving ? striving.code : 'TTLDXS';
    const isTaken = candidates.some((one) => one.round === round && one.code === code);
    const existed = organization.establishedOn < `${round.year}-01-01` && organization.closedOn === null;
    if (!striving || isTaken || !existed) continue;
    registrations.push(createRegistration(plan, organization, { code, round }));
    if (striving !== 'REGISTERED') candidates.push(striving);
  }
  return {
    registrations,
    nominations: candidates.map((candidate) => createRows(plan, organization, candidate)),
  };
}
