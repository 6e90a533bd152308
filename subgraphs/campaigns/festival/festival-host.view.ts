import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Changeable } from '../../kit/change.js';
import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { toUnitScope } from '../../kit/unit.js';
import { publishHost } from '../activity/host-facts.view.js';
import { requireOrganization, scopeOfHost, toScope } from '../references/organization-reach.view.js';
import { requireUnitOn } from '../references/unit-reach.view.js';
import { FestivalEvent } from './festival-event.js';
import { FestivalPlan } from './festival-plan.js';
import type { FestivalHost } from './festival.rules.js';

/** How every mutation of this folder changes a plan. */
export const FESTIVAL_PLAN: Changeable<FestivalPlan> = {
  entity: FestivalPlan,
  scopeOf: async (_, plan) => toUnitScope(plan),
};

/** How every mutation of this folder changes an event. */
export const FESTIVAL_EVENT: Changeable<FestivalEvent> = {
  entity: FestivalEvent,
  scopeOf: async (em, { organizationId, unitId, areaIds }) =>
    organizationId ? scopeOfHost(em, organizationId) : toUnitScope({ unitId: unitId!, areaIds }),
  publish: async (em, id) => publishHost(em, (await em.findOneOrFail(FestivalEvent, { id })).organizationId),
};

/** The plan an event names, held until the transaction ends: its window must not move under the event. */
export async function holdPlan(em: EntityManager, planId: string): Promise<FestivalPlan> {
  const id = requireId(planId, 'input.planId');
  const plan = await em.findOne(FestivalPlan, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (plan) return plan;
  throw new Refusal('NOT_FOUND', `No festival plan has the id ${id}.`, { path: 'input.planId' });
}

export interface PlacedHost {
  organizationId: string | null;
  unitId: string | null;
  /** Columns of the event: filled for a unit only. */
  areaIds: string[];
  /** Every unit that contained the host on the day. */
  placedIn: readonly string[];
}

/** The host of an event, within the viewer’s reach, and where it was on the day. */
export async function requirePlacedHost(
  context: GraphContext,
  host: FestivalHost,
  heldOn: Day,
): Promise<PlacedHost> {
  if ('unitId' in host) {
    const area = await requireUnitOn(context, { id: host.unitId, path: 'input.unitId' }, heldOn);
    assertWithinReach(context.viewer, toUnitScope(area));
    return { ...area, organizationId: null, placedIn: area.areaIds };
  }
  const organization = await requireOrganization(context, host.organizationId, 'input.organizationId');
  assertWithinReach(context.viewer, toScope(organization));
  const placedIn = await readPlace(context, organization.id, heldOn);
  return { organizationId: organization.id, unitId: null, areaIds: [], placedIn };
}

async function readPlace({ db }: GraphContext, organizationId: string, day: Day): Promise<string[]> {
  const { rows } = await sql<{ areaIds: string[] }>`
    select w.area_ids as "areaIds" from campaigns.organization_place_reference w
    where w.organization_id = ${organizationId} and w.valid_from <= ${day}
      and coalesce(w.valid_to > cast(${day} as date), true)`.execute(db);
  return rows[0]?.areaIds ?? [];
}
