import { addMonths } from '../../subgraphs/kit/clock.js';
import { referenceId } from '../../subgraphs/kit/ids.js';
import type { DrillKind } from '../../subgraphs/security-forces/protection-plan/protection-drill.js';
import { earlier, FIRST, type SeedUnit, YEARS } from './guard-facts.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import type { Random } from './random.js';

const DRILLS: readonly DrillKind[] = ['FIRE', 'FIRE', 'INTRUSION', 'EVACUATION', 'ORDER'];

/** Plans are made with those who guard; few organisations without guards have one. */
const CHANCE = { guarded: 0.88, unguarded: 0.12 };

interface Step {
  event: 'APPROVE' | 'REVIEW';
  decidedOn: string;
}

/** The plan's approval, then a review in each spring; about one in eight is left out. */
function stepsOf(approvedOn: string, last: string, random: Random): Step[] {
  const reviews = YEARS.map((year) => random.day(`${year}-01-10`, `${year}-03-31`)).filter(
    (day) => day > approvedOn && day < last && random.chance(0.87),
  );
  return [
    { event: 'APPROVE', decidedOn: approvedOn },
    ...reviews.map((decidedOn): Step => ({ event: 'REVIEW', decidedOn })),
  ];
}

function drillsOf(
  planId: string,
  { approvedOn, last }: { approvedOn: string; last: string },
  random: Random,
) {
  return YEARS.flatMap((year) => {
    const heldOn = random.day(`${year}-04-01`, `${year}-10-31`);
    const isHeld = random.chance(0.62);
    const kind = random.pick(DRILLS);
    const participants = random.int(8, 160);
    const reportNumber = `${random.int(1, 99)}/BC-BV`;
    if (!isHeld || heldOn < approvedOn || heldOn >= last) return [];
    return [
      {
        id: referenceId('drill', planId, String(year)),
        planId,
        kind,
        heldOn,
        participants,
        reportNumber,
        version: 1,
      },
    ];
  });
}

interface Protection {
  plans: object[];
  steps: object[];
  drills: object[];
}

/** The protection plan of an organisation with its yearly reviews and drills; a few are still drafts. */
export function createProtection(
  plan: SeedPlan,
  { organization, units }: { organization: SeedOrganization; units: readonly SeedUnit[] },
): Protection {
  const { id: organizationId, code, establishedOn, closedOn } = organization;
  const random = plan.randomFor('protection-plan', code);
  const isFirst = code === FIRST;
  if (!random.chance(units.length ? CHANCE.guarded : CHANCE.unguarded) && !isFirst) return NOTHING;
  const from = establishedOn > '2020-01-01' ? establishedOn : '2020-01-01';
  const last = closedOn ?? plan.until;
  const approvedOn = random.day(from, earlier(addMonths(from, 24), last));
  const id = referenceId('protection-plan', String(plan.seed), code);
  const isDraft = approvedOn >= last || (!isFirst && random.chance(0.03));
  const facts = {
    id,
    organizationId,
    number: `${random.int(1, 60)}/PA-BV`,
    handlesSituations: random.chance(0.8),
  };
  const rest = { withdrawnOn: null, version: 1 };
  if (isDraft) {
    const draft = { ...facts, state: 'DRAFT', approvedOn: null, nextReviewOn: null, ...rest };
    return { plans: [draft], steps: [], drills: [] };
  }
  const steps = stepsOf(approvedOn, last, random);
  const nextReviewOn = addMonths(steps.at(-1)!.decidedOn, 12);
  return {
    plans: [{ ...facts, state: 'APPROVED', approvedOn, nextReviewOn, ...rest }],
    steps: steps.map(({ event, decidedOn }) => ({
      ...{ id: referenceId('protection-plan-step', id, decidedOn), planId: id, event, state: 'APPROVED' },
      ...{ decidedOn, takenOn: decidedOn, role: 'ORGANIZATION', actor: null },
      document: `${random.int(1, 120)}/QĐ-BV`,
    })),
    drills: drillsOf(id, { approvedOn, last }, random),
  };
}

const NOTHING = { plans: [], steps: [], drills: [] };
