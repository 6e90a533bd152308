import { refuseInput } from '../../kit/errors.js';
import { requireCount } from '../../kit/numbers.js';
import type { ParticipationFacts } from './activity-participation.js';
import { MAX_REACHED } from './campaign-activity.rules.js';

/** People by class add up to the people reached: the total stays the figure that counts (duty 1a). */
export function requireParticipation(
  participation: readonly ParticipationFacts[],
  reached: number,
): ParticipationFacts[] {
  const path = 'input.participation';
  for (const { audience, participants } of participation) {
    if (audience === 'MIXED')
      refuseInput(path, 'names MIXED, which is no class; name the classes themselves');
    if (requireCount(participants, path, MAX_REACHED) < 1)
      refuseInput(path, `has no one of ${audience}; leave out a class nobody of which came`);
  }
  if (new Set(participation.map(({ audience }) => audience)).size < participation.length)
    refuseInput(path, 'names a class twice');
  const sum = participation.reduce((total, { participants }) => total + participants, 0);
  if (participation.length > 0 && sum !== reached)
    refuseInput(path, `adds up to ${sum}, but ${reached} people were reached`);
  return participation.map(({ audience, participants }) => ({ audience, participants }));
}

/** A new total makes the old classes wrong: who told them tells them anew, or takes them back with an empty list. */
export function requireParticipationAnew(
  before: readonly ParticipationFacts[],
  { reached, participation }: { reached: number; participation?: readonly ParticipationFacts[] | null },
): ParticipationFacts[] {
  return requireParticipation(participation ?? before, reached);
}
