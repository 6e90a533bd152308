import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Changeable } from '../../kit/change.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { assertWithinReach, type Scope } from '../../kit/viewer.js';
import { requireOrganization, toScope } from '../references/organization-reach.view.js';
import { OrganizationReference } from '../references/organization-reference.js';
import { requireOneHost } from './model.rules.js';
import { MovementModel } from './movement-model.js';

/** Columns that say where a model is led or applied. */
export interface HostColumns {
  organizationId: string | null;
  unitId: string | null;
  areaIds: string[];
}

/** The host a write names, within the viewer's reach. */
export async function requireHost(
  context: GraphContext,
  named: { organizationId?: string | null; unitId?: string | null },
): Promise<HostColumns> {
  const host = requireOneHost(named);
  if ('organizationId' in host) {
    const organization = await requireOrganization(context, host.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(organization));
    return { organizationId: organization.id, unitId: null, areaIds: [] };
  }
  const unitId = requireId(host.unitId, 'input.unitId');
  const areaIds =
    (await readArea(context, unitId)) ?? (await context.catchUp(), await readArea(context, unitId));
  if (!areaIds) {
    throw new Refusal(
      'NOT_FOUND',
      `No organisation of the register has been placed in the unit ${unitId}, so it is not known here.`,
      {
        path: 'input.unitId',
      },
    );
  }
  assertWithinReach(context.viewer, toUnitScope(unitId, areaIds));
  return { organizationId: null, unitId, areaIds };
}

/** The unit and everything above it, as the places of organisations tell: areas are listed smallest first. */
async function readArea({ db }: GraphContext, unitId: string): Promise<string[] | null> {
  const { rows } = await sql<{ areaIds: string[] }>`
    select w.area_ids[array_position(w.area_ids, cast(${unitId} as uuid)):] as "areaIds"
    from emulation.organization_place_reference w where w.area_ids @> array[cast(${unitId} as uuid)] limit 1`.execute(
    db,
  );
  return rows[0]?.areaIds ?? null;
}

// No organisation has a unit's id, so the role ORGANIZATION never reaches what a unit leads.
const toUnitScope = (unitId: string, areaIds: readonly string[]): Scope => ({
  organizationId: unitId,
  areaIds,
});

async function scopeOf(
  em: EntityManager,
  { organizationId, unitId, areaIds }: MovementModel,
): Promise<Scope> {
  if (organizationId === null) return toUnitScope(unitId!, areaIds);
  return toScope(await em.findOneOrFail(OrganizationReference, { id: organizationId }));
}

/** How every mutation of this folder changes a model. */
export const MODEL: Changeable<MovementModel> = { entity: MovementModel, scopeOf };
