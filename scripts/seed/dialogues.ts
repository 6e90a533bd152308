import { referenceId } from '../../subgraphs/kit/ids.js';
import type { SeedOrganization, SeedPlan } from './plan.js';

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];

/** Half of the enterprises hold their yearly dialogue before Tet, some another one in summer. */
const SEASONS = [
  { from: '01-05', to: '01-28', share: 0.5, occasions: ['PERIODIC'] },
  { from: '06-01', to: '09-30', share: 0.3, occasions: ['PERIODIC', 'PERIODIC', 'ON_REQUEST', 'CASE'] },
] as const;

/** Dialogues at the workplace of an enterprise, a day and a headcount each. */
export function createDialogues(
  plan: SeedPlan,
  { id, code, kind, workforce, establishedOn, closedOn }: SeedOrganization,
): object[] {
  if (kind !== 'ENTERPRISE') return [];
  const random = plan.randomFor('dialogues', code);
  return YEARS.flatMap((year) =>
    SEASONS.flatMap(({ from, to, share, occasions }, season) => {
      const heldOn = random.day(`${year}-${from}`, `${year}-${to}`);
      const facts = {
        ...{ id: referenceId('labour-dialogue', String(plan.seed), code, `${year}.${season}`) },
        ...{ organizationId: id, heldOn, occasion: random.pick(occasions) },
        participants: random.int(4, Math.max(6, Math.min(60, Math.round((workforce ?? 20) / 5)))),
      };
      const isHeld =
        random.chance(share) && heldOn >= establishedOn && (closedOn === null || heldOn < closedOn);
      return isHeld ? [{ ...facts, withdrawn: false, withdrawalReason: null, version: 1 }] : [];
    }),
  );
}
