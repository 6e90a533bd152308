import { refuseInput } from '../../kit/errors.js';
import { requireCount } from '../../kit/numbers.js';
import type { OrganizationKind } from '../organization/organization.js';

export interface Indicators {
  thefts: number;
  fires: number;
  labourAccidents: number;
  schoolViolence: number;
}

const NAMES = ['thefts', 'fires', 'labourAccidents', 'schoolViolence'] as const;

const MAX_CASES = 10_000;

/** The four counts, each within bounds. */
export function requireIndicators(counts: Indicators): Indicators {
  const { thefts, fires, labourAccidents, schoolViolence } = counts;
  for (const name of NAMES) requireCount(counts[name], `input.${name}`, MAX_CASES);
  return { thefts, fires, labourAccidents, schoolViolence };
}

/** School violence is counted at schools only. */
export function requireFittingIndicators(kind: OrganizationKind, { schoolViolence }: Indicators): void {
  if (schoolViolence > 0 && kind !== 'SCHOOL')
    refuseInput('input.schoolViolence', `is ${schoolViolence}; only a SCHOOL counts it, this is ${kind}`);
}

/** Counts below this are withheld, zero included: it too would tell what each organisation there entered. */
const SMALLEST_CELL = 5;

/** A place of fewer organisations would show what one of them entered. */
const FEWEST_ORGANIZATIONS = 3;

export interface Shown {
  cells: (number | null)[];
  total: number | null;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * One column of counts over places that do not overlap, with its total. Small cells are withheld, and the total with
 * them when it would give one away: total less the cells shown is the sum of those withheld, each 0 to 4. Whoever
 * knows one of them (an officer of that place) takes up to 4 away; what remains is harmless while it is neither near 0
 * nor near the most it can be, where all of them would be known. The decision rests on that sum alone: one that looked
 * at single cells would tell something of them.
 */
export function withholdSmallCells(column: readonly number[]): Shown {
  const small = column.filter((value) => value < SMALLEST_CELL);
  const most = SMALLEST_CELL - 1;
  const sum = sumOf(small);
  const isSafe = Math.min(sum, most * small.length - sum) >= SMALLEST_CELL + most;
  return {
    cells: column.map((value) => (value < SMALLEST_CELL ? null : value)),
    total: small.length === 0 || isSafe ? sumOf(column) : null,
  };
}

export interface PlaceIndicators extends Indicators {
  unitId: string | null;
  zoneId: string | null;
  organizations: number;
}

const join = (one: PlaceIndicators, other: PlaceIndicators): PlaceIndicators => ({
  ...{ unitId: null, zoneId: null, organizations: one.organizations + other.organizations },
  ...{ thefts: one.thefts + other.thefts, fires: one.fires + other.fires },
  labourAccidents: one.labourAccidents + other.labourAccidents,
  schoolViolence: one.schoolViolence + other.schoolViolence,
});

/**
 * Places of fewer than 3 organisations stand together in one row without a place, the last one. If that row has too
 * few even so, the next smallest place joins it.
 */
export function joinSmallPlaces(places: readonly PlaceIndicators[]): PlaceIndicators[] {
  const bySize = places.toSorted((a, b) => a.organizations - b.organizations);
  const isApart = ({ unitId, zoneId, organizations }: PlaceIndicators) =>
    (unitId !== null || zoneId !== null) && organizations >= FEWEST_ORGANIZATIONS;
  const joined = bySize.filter((place) => !isApart(place));
  const apart = bySize.filter(isApart);
  while (joined.length && apart.length && sumOf(joined.map((p) => p.organizations)) < FEWEST_ORGANIZATIONS)
    joined.push(apart.shift()!);
  const kept = places.filter((place) => apart.includes(place));
  return joined.length ? [...kept, joined.reduce(join, { ...NOTHING })] : kept;
}

const NOTHING: PlaceIndicators = {
  ...{ unitId: null, zoneId: null, organizations: 0 },
  ...{ thefts: 0, fires: 0, labourAccidents: 0, schoolViolence: 0 },
};

export type ShownIndicators = { [Name in keyof Indicators]: number | null };

export interface ShownTable {
  places: { unitId: string | null; zoneId: string | null; counts: ShownIndicators }[];
  total: ShownIndicators;
}

const toRow = (value: (name: keyof Indicators) => number | null): ShownIndicators => ({
  thefts: value('thefts'),
  fires: value('fires'),
  labourAccidents: value('labourAccidents'),
  schoolViolence: value('schoolViolence'),
});

const showAll = (cells: readonly number[]): Shown => ({ cells: [...cells], total: sumOf(cells) });
const showNone = (cells: readonly number[]): Shown => ({ cells: cells.map(() => null), total: null });

/** The table of a year as a viewer may see it: in full, or with small places joined and small cells withheld. */
export function showIndicators(places: readonly PlaceIndicators[], seesAll: boolean): ShownTable {
  const rows = seesAll ? places : joinSmallPlaces(places);
  const isTooFew = sumOf(rows.map(({ organizations }) => organizations)) < FEWEST_ORGANIZATIONS;
  const show = seesAll ? showAll : isTooFew ? showNone : withholdSmallCells;
  const columns = new Map(NAMES.map((name) => [name, show(rows.map((row) => row[name]))] as const));
  return {
    places: rows.map(({ unitId, zoneId }, i) => {
      const counts = toRow((name) => columns.get(name)!.cells[i]!);
      return { unitId, zoneId, counts };
    }),
    total: toRow((name) => columns.get(name)!.total),
  };
}
