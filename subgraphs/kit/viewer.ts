import { z } from 'zod';
import { Refusal } from './errors.js';

/** design.md §7; SERVICE is a subgraph reading another's change feed, never a person. */
export const ROLES = [
  'PUBLIC',
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
  'EMULATION_OFFICE',
  'TRAINER',
  'ANALYST',
  'PARTNER',
  'DPO',
  'ADMIN',
  'SERVICE',
] as const;

export type Role = (typeof ROLES)[number];

/** Agencies with a contract of their own: which fields it opens, the fields say. */
export const PARTNERS = [
  'MINISTRY',
  'STEERING_COMMITTEE',
  'PARK_BOARD',
  'EDUCATION',
  'LABOUR_FEDERATION',
  'MEDIA',
] as const;

export type Partner = (typeof PARTNERS)[number];

/** Whom a field is opened to: a role, or one partner alone. */
export type Grantee = Role | `PARTNER:${Partner}`;

const ViewerShape = z.object({
  role: z.enum(ROLES),
  subject: z.string().optional(),
  organization: z.uuid().optional(),
  area: z.uuid().optional(),
  partner: z.enum(PARTNERS).optional(),
  scopes: z.array(z.string()).default([]),
});

/** Who asks: the claims the gateway verified, nothing about a person beyond an opaque subject. */
export type Viewer = z.infer<typeof ViewerShape>;

export const PUBLIC_VIEWER: Viewer = Object.freeze({ role: 'PUBLIC', scopes: [] });

/** One object of claims is one token's: its four fetches of a request and its next requests need one check. */
const known = new WeakMap<object, Viewer>();

export function toViewer(claims: unknown): Viewer {
  const remembered = known.get(claims as object);
  if (remembered) return remembered;
  const parsed = ViewerShape.safeParse(claims);
  if (!parsed.success)
    throw new Refusal('UNAUTHENTICATED', 'The token carries a role or claim this graph does not know.');
  const viewer = Object.freeze(parsed.data);
  known.set(claims as object, viewer);
  return viewer;
}

/** Where a record belongs: the organisation it is about and the places that contain it, smallest first. */
export interface Scope {
  organizationId: string;
  areaIds: readonly string[];
}

/**
 * Whether a record lies in the viewer's reach: ORGANIZATION its own, COMMUNE_OFFICER its commune,
 * PROVINCE_OFFICER and EMULATION_OFFICE their province or, without an area claim, the whole register.
 * Other roles: no.
 */
export function isWithinReach(viewer: Viewer, scope: Scope): boolean {
  switch (viewer.role) {
    case 'ORGANIZATION':
      return viewer.organization === scope.organizationId;
    case 'COMMUNE_OFFICER':
      return viewer.area !== undefined && scope.areaIds.includes(viewer.area);
    case 'PROVINCE_OFFICER':
    case 'EMULATION_OFFICE':
      return viewer.area === undefined || scope.areaIds.includes(viewer.area);
    default:
      return false;
  }
}

/**
 * As `isWithinReach` for what is open to partners and analysts too. A partner's contract covers the organisations of
 * one area, which may be a unit, an industrial zone or a body that manages them; without an area claim it covers
 * none. An analyst asks about the whole register, or about one area.
 */
function isWithinGrant(viewer: Viewer, scope: Scope): boolean {
  const { role, area } = viewer;
  if (role === 'ANALYST') return area === undefined || scope.areaIds.includes(area);
  if (role === 'PARTNER') return area !== undefined && scope.areaIds.includes(area);
  return isWithinReach(viewer, scope);
}

/** Refuses a viewer out of whose reach a record lies; a record that lies nowhere (null) is left to @Access. */
export function assertWithinReach(viewer: Viewer, scope: Scope | null): void {
  if (scope && !isWithinReach(viewer, scope)) refuseViewer(viewer);
}

/** As `assertWithinReach`, for a field that is open to partners or analysts. */
export function assertWithinGrant(viewer: Viewer, scope: Scope): void {
  if (!isWithinGrant(viewer, scope)) refuseViewer(viewer);
}

function refuseViewer({ role }: Viewer): never {
  throw new Refusal('FORBIDDEN', `This record is outside the reach of the viewer (${role}).`);
}
