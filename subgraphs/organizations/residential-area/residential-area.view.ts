import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Changeable } from '../../kit/change.js';
import type { Scope } from '../../kit/viewer.js';
import { areaOf } from '../place/unit-row.view.js';
import { ResidentialAreaPlacement } from './residential-area-placement.js';
import { ResidentialArea } from './residential-area.js';

/**
 * A unit with everything above it and, once it is abolished, above its successors: their officers keep its records.
 * It belongs to no organisation, so ORGANIZATION never reaches it.
 */
export async function scopeOfUnit(em: EntityManager, unitId: string): Promise<Scope> {
  const { rows } = await sql<{ areaIds: string[] }>`
    select coalesce(array_agg(distinct area.id), '{}') as "areaIds" from (
      select cast(${unitId} as uuid) as id
      union select s.to_id from organizations.unit_succession s where s.from_id = ${unitId}) as candidate
    cross join lateral unnest(${areaOf(sql`candidate.id`)}) as area(id)`.execute(em.getKysely());
  return { organizationId: '', areaIds: rows[0]!.areaIds };
}

/** The commune an area lies in, or lay in last. */
export async function requireLastPlacement(
  em: EntityManager,
  areaId: string,
): Promise<ResidentialAreaPlacement> {
  return em.findOneOrFail(ResidentialAreaPlacement, { areaId }, { orderBy: { validFrom: 'desc' } });
}

export async function scopeOfArea(em: EntityManager, areaId: string): Promise<Scope> {
  return scopeOfUnit(em, (await requireLastPlacement(em, areaId)).unitId);
}

export const RESIDENTIAL_AREA: Changeable<ResidentialArea> = {
  entity: ResidentialArea,
  scopeOf: (em, { id }) => scopeOfArea(em, id),
};
