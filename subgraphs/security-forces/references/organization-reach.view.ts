import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { requireKnown } from '../../kit/feed/known.js';
import type { Sql } from '../../kit/page.js';
import { grantCondition, reachCondition } from '../../kit/reach.js';
import { rowById } from '../../kit/rows.js';
import {
  assertWithinGrant,
  assertWithinReach,
  type Role,
  type Scope,
  type Viewer,
} from '../../kit/viewer.js';
import { OrganizationReference } from './organization-reference.js';

/** Who may read an organisation's strength and act on its guards: itself, and the officers of its area. */
export const KEEPERS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
] as const satisfies readonly Role[];

/** The organisation a write names. */
export const requireOrganization = (
  context: GraphContext,
  id: string,
  path: string,
): Promise<OrganizationReference> =>
  requireKnown(context, OrganizationReference, { id, path, noun: 'organisation' });

/** An organisation the feed has not told about is in nobody's area. */
const toScope = (id: string, known: OrganizationReference | null): Scope => ({
  organizationId: id,
  areaIds: known?.reachIds ?? [],
});

/** Where an organisation lies, inside the transaction of a change. */
export async function scopeOfOrganization(em: EntityManager, id: string): Promise<Scope> {
  return toScope(id, await em.findOne(OrganizationReference, { id }));
}

/** Only for a viewer of an area it matters where an organisation lies: for the others nothing is read. */
const scopeFor = async (context: GraphContext, id: string): Promise<Scope> =>
  toScope(id, context.viewer.area ? await rowById(OrganizationReference)(context).load(id) : null);

/** Refuses a viewer who may not act on this organisation or read its restricted fields; batched over the request. */
export async function assertOrganizationWithinReach(context: GraphContext, id: string): Promise<void> {
  assertWithinReach(context.viewer, await scopeFor(context, id));
}

/** The same, where the field is open to partners or analysts. */
export async function assertOrganizationWithinGrant(context: GraphContext, id: string): Promise<void> {
  assertWithinGrant(context.viewer, await scopeFor(context, id));
}

const placed = {
  organization: sql`o.id`,
  inArea: (area: string): Sql => sql`o.reach_ids @> array[cast(${area} as uuid)]`,
};

/** As `isWithinReach`, in SQL, for lists; `o` is the organisation's reference. A TRAINER's courses are for all. */
export const withinReach = (viewer: Viewer): Sql =>
  viewer.role === 'TRAINER' ? sql`true` : reachCondition(viewer, placed);

/** The same, for lists that are open to partners or analysts. */
export const withinGrant = (viewer: Viewer): Sql => grantCondition(viewer, placed);
