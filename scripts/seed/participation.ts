import type { ActivityAudience } from '../../subgraphs/campaigns/activity/campaign-activity.js';
import type { SeedOrganization, SeedPlan } from './plan.js';

type Kind = SeedOrganization['kind'];

/** Who comes when several classes come together. */
const CLASSES: Readonly<Record<Kind, readonly [ActivityAudience, ActivityAudience, ActivityAudience]>> = {
  AGENCY: ['OFFICIALS', 'RESIDENTS', 'MANAGERS'],
  ENTERPRISE: ['WORKERS', 'GUARDS', 'OWNERS'],
  SCHOOL: ['PUPILS', 'PARENTS', 'TEACHERS'],
  OTHER: ['WORKERS', 'RESIDENTS', 'OWNERS'],
};

interface Held {
  id: string;
  audience: ActivityAudience;
  reached: number;
}

/** People by class of a third of the mixed activities; together they are the people reached. */
export function createParticipation(plan: SeedPlan, kind: Kind, { id, audience, reached }: Held): object[] {
  if (audience !== 'MIXED' || reached < 10) return [];
  const random = plan.randomFor('participation', id);
  if (!random.chance(0.33)) return [];
  const second = Math.round((reached * random.int(10, 30)) / 100);
  const third = Math.max(1, Math.round((reached * random.int(1, 8)) / 100));
  const counts = [reached - second - third, second, third];
  return CLASSES[kind].map((one, i) => ({ activityId: id, audience: one, participants: counts[i]! }));
}

/** Other movements a campaign serves; most serve none, some two. */
const MOVEMENTS: Readonly<Record<Kind, readonly string[]>> = {
  AGENCY: ['LEARNING_AND_FOLLOWING', 'CULTURED_UNIT', 'NEW_RURAL_AREA', 'PATRIOTIC_EMULATION'],
  ENTERPRISE: ['PATRIOTIC_EMULATION', 'FIRE_SAFETY', 'CULTURED_UNIT'],
  SCHOOL: ['SAFE_SCHOOL', 'LEARNING_AND_FOLLOWING', 'FIRE_SAFETY'],
  OTHER: ['NEW_RURAL_AREA', 'CULTURED_UNIT'],
};

export function createMovements(plan: SeedPlan, kind: Kind, campaignId: string): string[] {
  const random = plan.randomFor('related-movements', campaignId);
  const served = [1, 2].filter((n) => random.chance(n === 1 ? 0.3 : 0.08)).length;
  const start = random.int(0, MOVEMENTS[kind].length - 1);
  return [...MOVEMENTS[kind], ...MOVEMENTS[kind]].slice(start, start + served);
}
