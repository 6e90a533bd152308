import { referenceId } from '../../subgraphs/kit/ids.js';
import type { GuidanceSubject } from '../../subgraphs/security-forces/guidance-visit/guidance-visit.js';
import { YEARS } from './guard-facts.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import { addDays } from './random.js';

const SUBJECTS: readonly GuidanceSubject[] = [
  'GUARD_FORCE',
  'GUARD_FORCE',
  'PROTECTION_PLAN',
  'MOVEMENT',
  'HIRED_SERVICE',
];

/** Police visit about a third of the organisations a year, guarded ones more often. */
export function createVisits(
  plan: SeedPlan,
  { organization, guarded }: { organization: SeedOrganization; guarded: boolean },
) {
  const { id: organizationId, code, establishedOn, closedOn } = organization;
  const random = plan.randomFor('guidance-visit', code);
  return YEARS.flatMap((year) => {
    const visitedOn = random.day(`${year}-02-15`, `${year}-10-31`);
    const isVisited = random.chance(guarded ? 0.4 : 0.2);
    const recommendations = random.chance(0.5) ? random.int(1, 4) : 0;
    const isFollowed = random.chance(0.85);
    const [takes, minutes] = [random.int(10, 100), random.int(1, 200)];
    const subject = random.pick(SUBJECTS);
    if (!isVisited || visitedOn < establishedOn || (closedOn !== null && visitedOn >= closedOn)) return [];
    const followedUpOn = addDays(visitedOn, takes);
    const followed = recommendations > 0 && isFollowed && followedUpOn <= plan.until;
    return [
      {
        ...{
          id: referenceId('guidance-visit', organizationId, String(year)),
          organizationId,
          subject,
          visitedOn,
        },
        visitedBy:
          visitedOn < '2025-03-01'
            ? 'Công an huyện phụ trách địa bàn'
            : 'Công an xã, phường phụ trách địa bàn',
        ...{ minutesNumber: `${minutes}/BB-CA`, recommendations, version: 1 },
        followUpBy: recommendations > 0 ? addDays(visitedOn, 90) : null,
        followedUpOn: followed ? followedUpOn : null,
        followUpDocument: followed ? `${minutes}/BC-BV` : null,
      },
    ];
  });
}
