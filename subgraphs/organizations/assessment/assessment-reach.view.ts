import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Changeable } from '../../kit/change.js';
import type { GraphContext } from '../../kit/context.js';
import type { IdFilter } from '../../kit/filter.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { grantCondition, reachCondition } from '../../kit/reach.js';
import {
  assertWithinGrant,
  assertWithinReach,
  isWithinReach,
  type Scope,
  type Viewer,
} from '../../kit/viewer.js';
import {
  publishOrganizations,
  reachOf,
  scopeOfOrganization,
} from '../organization/organization-facts.view.js';
import { selectUnitsWithin } from '../place/units-within.view.js';
import { scopeOfArea, scopeOfUnit } from '../residential-area/residential-area.view.js';
import { SafetyAssessment } from './safety-assessment.js';

type Subject = Pick<SafetyAssessment, 'organizationId' | 'unitId' | 'residentialAreaId'>;

/** Where a subject lies: an organisation, a commune or a residential area. */
export function scopeOfSubject(em: EntityManager, subject: Subject): Promise<Scope> {
  if (subject.organizationId) return scopeOfOrganization(em, subject.organizationId);
  if (subject.unitId) return scopeOfUnit(em, subject.unitId);
  return scopeOfArea(em, subject.residentialAreaId!);
}

/** How every mutation of this folder changes an assessment. */
export const ASSESSMENT: Changeable<SafetyAssessment> = {
  entity: SafetyAssessment,
  scopeOf: scopeOfSubject,
};

/** The same for steps after which an organisation’s published facts are others. */
export const PUBLISHED_ASSESSMENT: Changeable<SafetyAssessment> = {
  ...ASSESSMENT,
  publish: async (em, id) => publishOwner(em, await em.findOneOrFail(SafetyAssessment, { id })),
};

/** Tells the followers what changed for the organisation; communes and areas are in no feed. */
export async function publishOwner(em: EntityManager, { organizationId }: Subject): Promise<void> {
  if (organizationId) await publishOrganizations(em, [organizationId]);
}

const reachOfOrganizations = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<{ id: string; areaIds: string[] }>`
    select o.id, ${reachOf(sql`o.id`)} as "areaIds" from unnest(cast(${[...ids]} as uuid[])) as o(id)`.execute(
    db,
  );
  return new Map(rows.map(({ id, areaIds }) => [id, areaIds]));
});

async function scopeFor(context: GraphContext, organizationId: string): Promise<Scope> {
  const areaIds = context.viewer.area ? await reachOfOrganizations(context).load(organizationId) : [];
  return { organizationId, areaIds: areaIds ?? [] };
}

/** Whether the viewer may see the restricted records of an organisation; batched over the request. */
export async function isOrganizationWithinReach(context: GraphContext, id: string): Promise<boolean> {
  return isWithinReach(context.viewer, await scopeFor(context, id));
}

/** Refuses a viewer who may not see them. */
export async function assertOrganizationWithinReach(context: GraphContext, id: string): Promise<void> {
  assertWithinReach(context.viewer, await scopeFor(context, id));
}

/** The same, where the field is open to partners or analysts. */
export async function assertOrganizationWithinGrant(context: GraphContext, id: string): Promise<void> {
  assertWithinGrant(context.viewer, await scopeFor(context, id));
}

/** The units at or below one, and the abolished ones whose successors are: their records wait for its officers. */
export const unitsUnder = (area: string): Sql => sql`(
  with under as (
    select cast(${area} as uuid) as id
    union select u.id from organizations.administrative_unit u where u.parent_id = ${area}
    union select u.id from organizations.administrative_unit u
      join organizations.administrative_unit parent on parent.id = u.parent_id where parent.parent_id = ${area})
  select id from under
  union select s.from_id from organizations.unit_succession s join under on under.id = s.to_id)`;

/** As `assertOrganizationWithinGrant`, in SQL, for lists of organisations (`o`). */
export const organizationWithinGrant = (viewer: Viewer): Sql =>
  grantCondition(viewer, {
    organization: sql`o.id`,
    inArea: (area) => sql`(o.managing_body_id = cast(${area} as uuid) or o.id in (
      select p.organization_id from organizations.organization_placement p
      where p.valid_to is null and (p.zone_id = cast(${area} as uuid) or p.unit_id in ${unitsUnder(area)})))`,
  });

/** Assessments (`a`) whose subject lies today in one of the units. */
const inUnits = (units: Sql): Sql => sql`(
  a.organization_id in (select p.organization_id from organizations.organization_placement p
    where p.valid_to is null and p.unit_id in ${units})
  or a.unit_id in ${units}
  or a.residential_area_id in (select p.area_id from organizations.residential_area_placement p
    where p.valid_to is null and p.unit_id in ${units}))`;

/** As `isWithinReach`, in SQL, for lists of assessments (`a`). */
export const withinReach = (viewer: Viewer): Sql =>
  reachCondition(viewer, {
    organization: sql`a.organization_id`,
    inArea: (area) => inUnits(unitsUnder(area)),
  });

/** Assessments (`a`) whose subject lies today in the units a filter names, or below one; none without a filter. */
export function liesWithin(filter: IdFilter | null | undefined): Sql[] {
  return selectUnitsWithin(filter).map((units) => inUnits(sql`(${units})`));
}
