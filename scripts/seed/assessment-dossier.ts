import { referenceId } from '../../subgraphs/kit/ids.js';
import type { SafetyEvent } from '../../subgraphs/organizations/assessment/assessment-step.js';
import { levelThatDecides } from '../../subgraphs/organizations/assessment/safety-assessment.rules.js';
import { SAFETY_CYCLE } from '../../subgraphs/organizations/assessment/safety-assessment.states.js';
import type { SafetyState } from '../../subgraphs/organizations/assessment/safety-assessment.js';
import standards from '../../subgraphs/organizations/standard/safety-standards.json' with { type: 'json' };
import type { AuthorityLevel } from '../../subgraphs/organizations/standard/recognition-authority.js';
import type { SafetySubject } from '../../subgraphs/organizations/standard/safety-standard.js';
import { toStandardRows } from '../../subgraphs/organizations/standard/standard-rows.rules.js';
import { addDays, type Random } from './random.js';

const LAW = toStandardRows(standards);
const AUTHORITIES = LAW.authorities as Parameters<typeof levelThatDecides>[0][number][];

/** The standard of a year, with who is left out of it and what is asked. */
export function lawOf(year: number, subject: SafetySubject) {
  const standard = LAW.standards.find(
    ({ firstYear, lastYear }) => firstYear <= year && (lastYear === null || year <= lastYear),
  )!;
  const { instrumentId, id } = standard;
  return {
    standardId: id,
    eligibility: LAW.eligibility.find((row) => row.standardId === id && row.subject === subject),
    criteria: LAW.criteria.filter(
      (row) => row.instrumentId === instrumentId && row.subjects.includes(subject),
    ),
  };
}

/** How far a dossier comes; a published one says what the decision was. */
export type Ending = Exclude<SafetyState, 'PUBLISHED' | 'NOT_RECOGNISED'> | 'PUBLISHED' | 'REFUSED';

const TO_DECISION = ['SELF_ASSESS', 'SUBMIT', 'START_VERIFICATION', 'VERIFY', 'REVIEW'] as const;

const EVENTS: Readonly<Record<Ending, readonly Exclude<SafetyEvent, 'REGISTER'>[]>> = {
  REGISTERED: [],
  SELF_ASSESSED: TO_DECISION.slice(0, 1),
  SUBMITTED: TO_DECISION.slice(0, 2),
  UNDER_VERIFICATION: TO_DECISION.slice(0, 3),
  RETURNED: [...TO_DECISION.slice(0, 3), 'RETURN'],
  VERIFIED: TO_DECISION.slice(0, 4),
  COUNCIL_REVIEWED: TO_DECISION,
  RECOGNISED: [...TO_DECISION, 'RECOGNISE'],
  PUBLISHED: [...TO_DECISION, 'RECOGNISE', 'PUBLISH'],
  REFUSED: [...TO_DECISION, 'REFUSE', 'PUBLISH'],
  REVOKED: [...TO_DECISION, 'RECOGNISE', 'PUBLISH', 'REVOKE'],
  WITHDRAWN: ['WITHDRAW'],
};

/** Days from the step before, so that a dossier begun by 15 October is decided before 30 November. */
const PAUSES: Readonly<
  Record<Exclude<SafetyEvent, 'REGISTER' | 'SELF_ASSESS' | 'WITHDRAW'>, [number, number]>
> = {
  SUBMIT: [2, 7],
  START_VERIFICATION: [1, 4],
  RETURN: [2, 5],
  VERIFY: [2, 6],
  REVIEW: [2, 5],
  RECOGNISE: [2, 8],
  REFUSE: [2, 8],
  PUBLISH: [2, 7],
  REVOKE: [60, 200],
};

const DOCUMENTS: Partial<Readonly<Record<SafetyEvent, string>>> = {
  REVIEW: 'BB-BCĐ',
  RECOGNISE: 'QĐ-UBND',
  REFUSE: 'TB-UBND',
  REVOKE: 'QĐ-UBND',
};

export interface DossierPlan {
  /** What makes its ids its own. */
  key: string;
  year: number;
  subject: SafetySubject;
  subjectIds: { organizationId: string | null; unitId: string | null; residentialAreaId: string | null };
  managedBy: AuthorityLevel;
  ending: Ending;
  headcount: number;
  facts: { sizeClass: string | null; educationLevel: string | null };
}

function createSteps(
  random: Random,
  { key, year, managedBy, subject, ending }: DossierPlan,
  assessmentId: string,
) {
  const late = random.chance(0.05);
  const registeredOn = late
    ? random.day(`${year}-04-01`, `${year}-06-30`)
    : random.day(`${year}-01-05`, `${year}-03-31`);
  const step = (event: SafetyEvent, state: string, takenOn: string) => {
    const kind = DOCUMENTS[event];
    return {
      ...{ id: referenceId('assessment-step', key, event), assessmentId, event, state, takenOn, actor: null },
      document: kind ? `${random.int(1, 480)}/${kind}` : null,
      comment: event === 'RETURN' ? 'Bổ sung tài liệu minh chứng' : null,
    };
  };
  let day = registeredOn;
  const steps = EVENTS[ending].map((event) => {
    if (event === 'SELF_ASSESS') day = random.day(`${year}-10-02`, `${year}-10-15`);
    else if (event === 'WITHDRAW') day = random.day(`${year}-07-01`, `${year}-09-30`);
    else day = addDays(day, random.int(...PAUSES[event]));
    const isDecision = event === 'RECOGNISE' || event === 'REFUSE';
    const level = isDecision ? levelThatDecides(AUTHORITIES, { subject, managedBy }, day) : 'COMMUNE';
    const role = level === 'COMMUNE' ? SAFETY_CYCLE[event].who[0]! : 'PROVINCE_OFFICER';
    return { ...step(event, SAFETY_CYCLE[event].to, day), role, level };
  });
  const register = {
    ...step('REGISTER', 'REGISTERED', registeredOn),
    role: 'ORGANIZATION',
    level: 'COMMUNE',
  };
  return { late, steps: [register, ...steps] };
}

/** Outcomes that fit the ending: a refused dossier misses one mandatory criterion, the last that was asked. */
function createResults(
  random: Random,
  plan: DossierPlan,
  { assessmentId, verified }: { assessmentId: string; verified: boolean },
) {
  const { criteria } = lawOf(plan.year, plan.subject);
  const mandatory = criteria.filter((criterion) => criterion.mandatory);
  const missed =
    plan.ending === 'REFUSED' || random.chance(plan.ending === 'SUBMITTED' ? 0.4 : 0)
      ? random.pick(mandatory.length ? mandatory : [undefined])
      : undefined;
  return criteria.map(({ id, code }) => {
    const outcome =
      code === missed?.code
        ? 'NOT_MET'
        : code.endsWith('1a') && random.chance(0.3)
          ? 'NOT_APPLICABLE'
          : 'MET';
    return {
      ...{ id: referenceId('criterion-result', plan.key, code), assessmentId, criterionId: id },
      ...{ selfOutcome: outcome, verifiedOutcome: verified ? outcome : null },
      document: random.chance(0.5) ? `${random.int(1, 90)}/KH` : null,
      missesInformed: outcome === 'NOT_MET' && code === 'C124-6-1d',
    };
  });
}

/** All rows of one dossier. */
export function createDossier(random: Random, plan: DossierPlan) {
  const id = referenceId('safety-assessment', plan.key);
  const { late, steps } = createSteps(random, plan, id);
  const taken = new Set(steps.map(({ event }) => event));
  const last = steps.at(-1)!;
  const isAssessed = taken.has('SELF_ASSESS');
  const results = isAssessed
    ? createResults(random, plan, { assessmentId: id, verified: taken.has('VERIFY') })
    : [];
  const { headcount } = plan;
  const informed = results.some(({ missesInformed }) => missesInformed)
    ? Math.floor(headcount * 0.8)
    : headcount;
  const members = random.int(7, 13);
  const decided = steps.find(({ event }) => event === 'RECOGNISE' || event === 'REFUSE');
  const dayOf = (wanted: SafetyEvent) => steps.find(({ event }) => event === wanted)?.takenOn ?? null;
  return {
    assessment: {
      ...{
        id,
        standardId: lawOf(plan.year, plan.subject).standardId,
        subject: plan.subject,
        ...plan.subjectIds,
      },
      ...{ year: plan.year, managedBy: plan.managedBy, state: last.state, stateSince: last.takenOn },
      ...{ headcount: isAssessed ? headcount : null, informedCount: isAssessed ? informed : null },
      councilMembers: taken.has('REVIEW') ? members : null,
      councilAgreed: taken.has('REVIEW')
        ? plan.ending === 'REFUSED'
          ? Math.floor(members / 3)
          : members
        : null,
      version: steps.length,
    },
    registration: {
      ...{
        id: referenceId('safety-registration', plan.key),
        assessmentId: id,
        registeredOn: steps[0]!.takenOn,
      },
      ...{ late, document: null, ...plan.facts, armedForces: false },
    },
    steps: steps.map(({ level: _, ...step }) => step),
    results: results.map(({ missesInformed: _, ...result }) => result),
    decision: decided && {
      ...{ id: referenceId('recognition-decision', plan.key), assessmentId: id, level: decided.level },
      outcome: decided.event === 'RECOGNISE' ? 'RECOGNISED' : 'NOT_RECOGNISED',
      ...{ document: decided.document, decidedOn: decided.takenOn, publishedOn: dayOf('PUBLISH') },
      ...{ revokedOn: dayOf('REVOKE'), revocationDocument: taken.has('REVOKE') ? last.document : null },
    },
  };
}

export type Dossier = ReturnType<typeof createDossier>;
