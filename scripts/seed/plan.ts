import type {
  EducationLevel,
  OrganizationKind,
  Ownership,
  SizeClass,
} from '../../subgraphs/organizations/organization/organization.js';
import type { Random } from './random.js';

/** Nothing in the demonstration register happens after this day: the data window of 2026 closes on 14 December. */
export const UNTIL = '2026-11-14';

export interface SeedPlacement {
  unitId: string;
  zoneId: string | null;
  validFrom: string;
  validTo: string | null;
}

/** What the other subgraphs' seeds need to know of an organisation. */
export interface SeedOrganization {
  id: string;
  code: string;
  kind: OrganizationKind;
  ownership: Ownership;
  foreignInvested: boolean;
  sizeClass: SizeClass | null;
  educationLevel: EducationLevel | null;
  workforce: number | null;
  establishedOn: string;
  closedOn: string | null;
  placements: SeedPlacement[];
}

export interface SeedPlan<One extends SeedOrganization = SeedOrganization> {
  seed: number;
  organizations: readonly One[];
  /** Last day of the register, YYYY-MM-DD. */
  until: string;
  /** A unit organisations were placed in, with everything above it, smallest first. */
  areasOf(unitId: string): readonly string[];
  randomFor(...labels: string[]): Random;
  /** Told after each chunk how many more rows were written. */
  progress(rows: number): void;
}

/** Rows written, by what they are. */
export type SeedCounts = Record<string, number>;

export const SIZES = { small: 300, medium: 5_000, large: 50_000 } as const;
export type Size = keyof typeof SIZES;
