import { addMonths, type Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';
import { requireCount } from '../../kit/numbers.js';

/** A plan or drill as old as this no longer answers duties 3e and 4e. */
const MONTHS_CURRENT = 12;

/** Largest drill taken for true; the largest employers of the province have fewer workers. */
const MAX_PARTICIPANTS = 100_000;

/** First day whose plans and drills still count on `day`; those of the day twelve months before it do not. */
export function firstCurrentDay(day: Day): Day {
  return addMonths(day, -MONTHS_CURRENT);
}

/** An approval lies in the life of its organisation. */
export function requireApprovable(
  approvedOn: Day,
  organization: { establishedOn: Day | null; closedOn: Day | null },
): void {
  const { establishedOn, closedOn } = organization;
  if (establishedOn && approvedOn < establishedOn)
    refuseInput(
      'input.decidedOn',
      `is ${approvedOn}, before the organisation was established on ${establishedOn}`,
    );
  if (closedOn && approvedOn >= closedOn)
    refuseInput('input.decidedOn', `is ${approvedOn}; the organisation closed on ${closedOn}`);
}

/** Steps of a plan follow each other in the order of their documents. */
export function requireAfter(lastDecidedOn: Day | null, decidedOn: Day): void {
  if (lastDecidedOn && decidedOn < lastDecidedOn)
    refuseInput('input.decidedOn', `is ${decidedOn}, before the plan’s last step of ${lastDecidedOn}`);
}

/** A plan that was practised on a day was in force on it. */
export function requireAfterDrill(lastHeldOn: Day | null, withdrawnOn: Day): void {
  if (lastHeldOn && withdrawnOn <= lastHeldOn)
    refuseInput(
      'input.decidedOn',
      `is ${withdrawnOn}; the plan was practised on ${lastHeldOn}, it ends later`,
    );
}

/** The next review is due within a year, else the plan would grow older than the duty allows. */
export function requireNextReview(decidedOn: Day, nextReviewOn: Day): void {
  const latest = addMonths(decidedOn, MONTHS_CURRENT);
  if (nextReviewOn > decidedOn && nextReviewOn <= latest) return;
  refuseInput(
    'input.nextReviewOn',
    `is ${nextReviewOn}; a plan decided on ${decidedOn} is reviewed after that day and by ${latest}, ${MONTHS_CURRENT} months later`,
    'duty 3e',
  );
}

/** A drill practises a plan in force, with at least one who took part. */
export function requireDrill(
  plan: { approvedOn: Day | null; withdrawnOn: Day | null },
  { heldOn, participants }: { heldOn: Day; participants: number },
): void {
  requireCount(participants, 'input.participants', MAX_PARTICIPANTS);
  if (participants === 0) refuseInput('input.participants', 'is 0; a drill has at least one who takes part');
  if (!plan.approvedOn || heldOn < plan.approvedOn)
    refuseInput(
      'input.heldOn',
      `is ${heldOn}; the plan is in force from ${plan.approvedOn ?? 'its approval'} on`,
    );
  if (plan.withdrawnOn && heldOn >= plan.withdrawnOn)
    refuseInput('input.heldOn', `is ${heldOn}; the plan was withdrawn on ${plan.withdrawnOn}`);
}
