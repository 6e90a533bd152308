import type { EntityManager } from '@mikro-orm/postgresql';
import type { Day } from '../../kit/clock.js';
import { InitiativeRule } from './initiative-rule.js';
import { Initiative } from './initiative.js';
import { requireInitiative } from './initiative.rules.js';

/** Refuses an award whose instrument, in force on the day of the decision, asks for an initiative there is none of. */
export async function requireInitiativeFor(
  em: EntityManager,
  award: { organizationId: string; kindCode: string; decidedOn: Day },
): Promise<void> {
  const { organizationId, kindCode, decidedOn } = award;
  const inForce = {
    validFrom: { $lte: decidedOn },
    $or: [{ validTo: null }, { validTo: { $gt: decidedOn } }],
  };
  const needed = await em.find(InitiativeRule, { kindCode, ...inForce });
  if (needed.length === 0) return;
  const found = await em.find(Initiative, { organizationId, recognisedOn: { $lte: decidedOn } });
  requireInitiative(needed, found, award);
}
