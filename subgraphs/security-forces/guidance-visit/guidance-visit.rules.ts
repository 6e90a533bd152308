import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireCount } from '../../kit/numbers.js';

/** Most recommendations of one visit taken for true. */
const MAX_RECOMMENDATIONS = 100;

interface Visit {
  visitedOn: Day;
  recommendations: number;
  followUpBy: Day | null;
}

/** A visit lies in the life of the organisation; recommendations, and only they, have a day to be followed by. */
export function requireVisit(
  { visitedOn, recommendations, followUpBy }: Visit,
  organization: { establishedOn: Day | null; closedOn: Day | null },
): void {
  requireCount(recommendations, 'input.recommendations', MAX_RECOMMENDATIONS);
  const { establishedOn, closedOn } = organization;
  if (establishedOn && visitedOn < establishedOn)
    refuseInput(
      'input.visitedOn',
      `is ${visitedOn}, before the organisation was established on ${establishedOn}`,
    );
  if (closedOn && visitedOn >= closedOn)
    refuseInput('input.visitedOn', `is ${visitedOn}; the organisation closed on ${closedOn}`);
  if (recommendations > 0 && !followUpBy)
    refuseInput('input.followUpBy', `is missing; ${recommendations} recommendations are followed by a day`);
  if (recommendations === 0 && followUpBy)
    refuseInput('input.followUpBy', 'is given, but no recommendation was made that could be followed');
  if (followUpBy && followUpBy <= visitedOn)
    refuseInput('input.followUpBy', `is ${followUpBy}; it lies after the visit on ${visitedOn}`);
}

/** Recommendations are reported as followed once, after the visit that made them. */
export function requireFollowUp(
  visit: { visitedOn: Day; recommendations: number; followedUpOn: Day | null },
  followedUpOn: Day,
): void {
  if (visit.recommendations === 0)
    throw new Refusal('STATE_NOT_ALLOWED', 'The visit made no recommendation; there is nothing to follow.');
  if (visit.followedUpOn)
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `The recommendations were reported as followed on ${visit.followedUpOn}; nothing is possible any more.`,
    );
  if (followedUpOn < visit.visitedOn)
    refuseInput('input.followedUpOn', `is ${followedUpOn}, before the visit on ${visit.visitedOn}`);
}
