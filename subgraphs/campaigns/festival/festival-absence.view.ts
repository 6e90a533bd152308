import { sql } from 'kysely';
import { Field, ObjectType } from 'type-graphql';
import { type Connection, connectionOf, type PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { graphEnum } from '../../kit/enums.js';
import { readPage, type Sql } from '../../kit/page.js';
import { placedOn } from '../../kit/reach.js';
import type { Viewer } from '../../kit/viewer.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { withinReach } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { unitOnMap } from '../references/unit-map.view.js';
import { unitWithinReach } from '../references/unit-reach.view.js';
import type { FestivalPlan } from './festival-plan.js';

export const FestivalObliged = graphEnum('FestivalObliged', 'Whom a festival plan can oblige.', {
  COMMUNE: 'Communes of the plan’s unit.',
  ORGANIZATION: 'Organisations of the obliged kinds in the plan’s unit.',
});
export type FestivalObliged = keyof typeof FestivalObliged;

@ObjectType({
  description: 'A host that a plan obliged and that held no event inside the window (clause 2e).',
})
export class FestivalAbsence {
  @Field(() => Organization, { nullable: true, description: 'The organisation; null: a commune is meant.' })
  organization!: Organization | null;

  @Field(() => AdministrativeUnit, {
    nullable: true,
    description: 'The commune, or where the organisation was when the window closed.',
  })
  unit!: AdministrativeUnit | null;
}
export const FestivalAbsenceConnection = connectionOf(FestivalAbsence);

interface AbsentRow {
  organizationId: string | null;
  unitId: string;
}

const heldNone = ({ opensOn, closesOn }: FestivalPlan, host: Sql): Sql => sql`not exists (
  select from campaigns.festival_event e where ${host} and not e.withdrawn
    and e.held_on between ${opensOn} and ${closesOn})`;

/** An analyst counts who held nothing everywhere. */
const seesAll = ({ role }: Viewer): Sql | null => (role === 'ANALYST' ? sql`true` : null);

/** Communes of the plan's unit on the window's last day, of which the viewer's reach keeps its own. */
const absentCommunes = (plan: FestivalPlan, viewer: Viewer): Sql => sql`(
  select u.id, cast(null as uuid) as organization_id, u.id as unit_id from campaigns.unit_reference u
  where u.level = 'COMMUNE' and u.area_ids @> array[cast(${plan.unitId} as uuid)]
    and ${unitOnMap(sql`cast(${plan.closesOn} as date)`)}
    and ${seesAll(viewer) ?? unitWithinReach(viewer)} and ${plan.obligesCommunes} and ${heldNone(plan, sql`e.unit_id = u.id`)}) as x`;

/** Organisations of the plan's unit on that day likewise; obliged are those that existed throughout the window. */
const absentOrganizations = (plan: FestivalPlan, viewer: Viewer): Sql => sql`(
  select o.id, o.id as organization_id, w.area_ids[1] as unit_id
  from campaigns.organization_place_reference w join campaigns.organization_reference o on o.id = w.organization_id
  where w.area_ids @> array[cast(${plan.unitId} as uuid)] and ${placedOn(sql`cast(${plan.closesOn} as date)`)}
    and ${seesAll(viewer) ?? withinReach(viewer, sql`w.organization_id`)}
    and o.kind = any(cast(${plan.obligedKinds} as text[])) and coalesce(o.established_on <= ${plan.opensOn}, true)
    and coalesce(o.closed_on > cast(${plan.closesOn} as date), true)
    and ${heldNone(plan, sql`e.organization_id = o.id`)}) as x`;

/** Obliged hosts without an event in the window, in id order. */
export async function readAbsences(
  { db, viewer }: GraphContext,
  { plan, obliged }: { plan: FestivalPlan; obliged: FestivalObliged },
  page: PageArgs,
): Promise<Connection<FestivalAbsence>> {
  const from = obliged === 'COMMUNE' ? absentCommunes(plan, viewer) : absentOrganizations(plan, viewer);
  const columns = sql`x.organization_id as "organizationId", x.unit_id as "unitId"`;
  const orderBy = [{ expression: sql`x.id`, direction: 'ASC', type: 'uuid' }] as const;
  const list = `festival-absences-${obliged}`;
  const found = await readPage<AbsentRow>(db, { list, columns, from, where: [], orderBy }, page);
  const toAbsence = ({ organizationId, unitId }: AbsentRow): FestivalAbsence => ({
    organization: organizationId ? { id: organizationId } : null,
    unit: { id: unitId },
  });
  return {
    ...found,
    nodes: found.nodes.map(toAbsence),
    edges: found.edges.map(({ cursor, node }) => ({ cursor, node: toAbsence(node) })),
  };
}
