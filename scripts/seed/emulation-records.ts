import { referenceId } from '../../subgraphs/kit/ids.js';
import { communeEventOf } from './festival.js';
import type { SeedOrganization, SeedPlan } from './plan.js';

interface Decided {
  decisionId: string;
  decisionNumber: string;
  decidedOn: string;
  decidedBy: string;
  level: string;
}

/** The decisions behind awards, each once over all chunks: `known` are the ids of those already written. */
export function createDecisions(awards: readonly Decided[], known: Set<string>): object[] {
  return awards.flatMap(({ decisionId: id, decisionNumber: number, decidedOn, decidedBy, level }) => {
    if (known.has(id)) return [];
    known.add(id);
    return [{ id, number, decidedOn, decidedBy, level }];
  });
}

/** Share of festival awards whose handing over at the commune's event is on record. */
const PRESENTED = 0.6;

/** Where an award decided in the festival season was handed over, if its commune's event came after the decision. */
export function presentationOf(
  plan: SeedPlan,
  organization: SeedOrganization,
  { id, decidedOn }: { id: string; decidedOn: string },
): { presentedAtEventId: string | null; presentedOn: string | null } {
  const isPresented = plan.randomFor('award-presented', id).chance(PRESENTED);
  const event = isPresented ? communeEventOf(plan, organization, decidedOn) : null;
  return event
    ? { presentedAtEventId: event.id, presentedOn: event.heldOn }
    : { presentedAtEventId: null, presentedOn: null };
}

/** Its revocation as a record of its own (R18). */
export function createRevocation(
  plan: SeedPlan,
  {
    id,
    revokedOn,
    revocationNumber,
  }: { id: string; revokedOn: string | null; revocationNumber: string | null },
): object[] {
  if (!revokedOn) return [];
  const why = { documentNumber: revocationNumber, reason: 'Phát hiện kê khai sai thành tích' };
  const actor = { role: 'EMULATION_OFFICE', actor: null };
  return [
    { id: referenceId('award-revocation', String(plan.seed), id), awardId: id, revokedOn, ...why, ...actor },
  ];
}
