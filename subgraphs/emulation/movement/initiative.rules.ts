import { Refusal } from '../../kit/errors.js';
import type { InitiativeScope } from './initiative.js';

export interface NeededInitiative {
  scope: InitiativeScope;
  instrument: string;
}

const REACH: Readonly<Record<InitiativeScope, number>> = { GRASSROOTS: 0, PROVINCE: 1 };

/** A title that builds on an initiative needs one of its recipient's organisation, of the effect asked or wider. */
export function requireInitiative(
  needed: readonly NeededInitiative[],
  found: readonly { scope: InitiativeScope }[],
  award: { kindCode: string; decidedOn: string },
): void {
  for (const { scope, instrument } of needed) {
    if (found.some((initiative) => REACH[initiative.scope] >= REACH[scope])) continue;
    throw new Refusal(
      'BAD_USER_INPUT',
      `${award.kindCode} needs an initiative of the level ${scope} (${instrument}); the organisation has none that was recognised up to ${award.decidedOn}.`,
      { path: 'input.title' },
    );
  }
}
