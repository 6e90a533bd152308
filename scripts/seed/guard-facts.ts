import { referenceId } from '../../subgraphs/kit/ids.js';
import type { GuardForm } from '../../subgraphs/security-forces/guard-unit/guard-unit.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import { addDays, type Random } from './random.js';

export const LAST_YEAR = 2026;
export const YEARS = [2021, 2022, 2023, 2024, 2025, LAST_YEAR];

/** The organisation the documentation asks about: counted every year, short of guards, trained this year. */
export const FIRST = 'HD-0001';

/** In force from then on; the units on record were set up under it. */
const DECREE_06 = '2013-03-01';

interface Guarding {
  chance: number;
  /** Guards approved. */
  approved: number;
  forms: readonly GuardForm[];
}

/** How likely an organisation is guarded, and how: a large employer by a force of its own or a service company. */
function guardingOf({ kind, sizeClass, workforce }: SeedOrganization, random: Random): Guarding {
  if (kind === 'SCHOOL')
    return { chance: 0.85, approved: random.int(1, 3), forms: ['PART_TIME', 'PART_TIME', 'FULL_TIME'] };
  if (kind === 'AGENCY')
    return { chance: 0.8, approved: random.int(1, 5), forms: ['PART_TIME', 'FULL_TIME'] };
  if (kind === 'OTHER') return { chance: 0.15, approved: 1, forms: ['PART_TIME'] };
  const approved = Math.min(120, Math.max(2, Math.round((workforce ?? 50) / 60)));
  if (sizeClass === 'LARGE')
    return { chance: 0.99, approved, forms: ['FULL_TIME', 'FULL_TIME', 'OUTSOURCED'] };
  const chance = sizeClass === 'MEDIUM' ? 0.9 : sizeClass === 'SMALL' ? 0.45 : 0.05;
  return { chance, approved, forms: ['PART_TIME', 'PART_TIME', 'FULL_TIME', 'OUTSOURCED'] };
}

export interface SeedUnit {
  id: string;
  organizationId: string;
  form: GuardForm;
  establishedOn: string;
  dissolvedOn: string | null;
  approved: number;
}

export const earlier = (day: string, other: string | null): string =>
  other !== null && other < day ? other : day;

/** The guard units of an organisation; about one in thirty was dissolved and gave way to a service company. */
export function createUnits(plan: SeedPlan, organization: SeedOrganization): SeedUnit[] {
  const { id: organizationId, code, establishedOn: opened, closedOn } = organization;
  const random = plan.randomFor('guard-unit', code);
  const { chance, approved, forms } = guardingOf(organization, random);
  if (code !== FIRST && !random.chance(chance)) return [];
  const from = opened > DECREE_06 ? opened : DECREE_06;
  const establishedOn = random.day(
    from,
    earlier(earlier(addDays(from, 400), plan.until), closedOn && addDays(closedOn, -1)),
  );
  const form = code === FIRST ? 'FULL_TIME' : random.pick(forms);
  const unitId = (n: number): string => referenceId('guard-unit', String(plan.seed), code, String(n));
  const unit = { id: unitId(1), organizationId, form, establishedOn, dissolvedOn: null, approved };
  const isReplaced = code !== FIRST && form === 'FULL_TIME' && establishedOn < '2022' && random.chance(0.1);
  if (!isReplaced) return [unit];
  const replacedOn = random.day('2023-01-02', '2026-03-31');
  return [
    { ...unit, dissolvedOn: replacedOn },
    { ...unit, id: unitId(2), form: 'OUTSOURCED', establishedOn: replacedOn },
  ];
}

export const toUnitRow = ({ approved: _, ...unit }: SeedUnit, random: Random) => ({
  ...unit,
  decisionNumber: `${random.int(1, 90)}/QĐ-BV`,
  decidedOn: unit.establishedOn,
  dissolutionNumber: unit.dissolvedOn && `${random.int(1, 90)}/QĐ-BV`,
  version: 1,
});

/** A count a year, with the self-assessment of October and November; about one unit in ten missed a year. */
export function createSnapshots(
  plan: SeedPlan,
  { id: unitId, approved, ...unit }: SeedUnit,
  closedOn: string | null,
) {
  const random = plan.randomFor('strength', unitId);
  const isFirst = unit.organizationId === plan.organizations[0]?.id;
  const isShort = isFirst || random.chance(0.3);
  return YEARS.flatMap((year) => {
    const asOf = random.day(`${year}-10-01`, earlier(`${year}-11-20`, plan.until));
    const missing = isShort ? random.int(1, Math.max(1, Math.round(approved * 0.3))) : 0;
    const present = Math.max(0, approved - missing);
    const meetsStandard = present - (random.chance(0.4) ? random.int(0, Math.ceil(present * 0.3)) : 0);
    const isCounted = isFirst || random.chance(0.9);
    const exists = asOf >= unit.establishedOn && (unit.dissolvedOn === null || asOf < unit.dissolvedOn);
    if (!isCounted || !exists || (closedOn !== null && asOf >= closedOn)) return [];
    const sourceDocument = `${random.int(1, 60)}/PA-BV`;
    const id = referenceId('strength', unitId, String(year));
    return [{ id, unitId, asOf, approved, sourceDocument, present, meetsStandard, version: 1 }];
  });
}
