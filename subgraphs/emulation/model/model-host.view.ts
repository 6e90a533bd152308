import type { EntityManager } from '@mikro-orm/postgresql';
import type { Changeable } from '../../kit/change.js';
import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { assertWithinReach, type Scope } from '../../kit/viewer.js';
import { toUnitScope } from '../../kit/unit.js';
import { requireOrganization, toScope } from '../references/organization-reach.view.js';
import { OrganizationReference } from '../references/organization-reference.js';
import { requireUnitOn } from '../references/unit-reach.view.js';
import { publishModels } from './model-facts.view.js';
import { requireOneHost } from './model.rules.js';
import { MovementModel } from './movement-model.js';

/** Columns that say where a model is led or applied. */
export interface HostColumns {
  organizationId: string | null;
  unitId: string | null;
  areaIds: string[];
}

/** The host a write names, within the viewer's reach; a unit, if it existed on the day. */
export async function requireHost(
  context: GraphContext,
  named: { organizationId?: string | null; unitId?: string | null },
  day: Day,
): Promise<HostColumns> {
  const host = requireOneHost(named);
  if ('organizationId' in host) {
    const organization = await requireOrganization(context, host.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(organization));
    return { organizationId: organization.id, unitId: null, areaIds: [] };
  }
  return { organizationId: null, ...(await requireUnitOn(context, host.unitId, day)) };
}

async function scopeOf(
  em: EntityManager,
  { organizationId, unitId, areaIds }: MovementModel,
): Promise<Scope> {
  if (organizationId === null) return toUnitScope({ unitId: unitId!, areaIds });
  return toScope(await em.findOneOrFail(OrganizationReference, { id: organizationId }));
}

/** How every mutation of this folder changes a model. */
export const MODEL: Changeable<MovementModel> = {
  entity: MovementModel,
  scopeOf,
  publish: (em, id) => publishModels(em, [id]),
};
