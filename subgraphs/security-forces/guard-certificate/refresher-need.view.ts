import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../kit/connection.js';
import type { ListQuery } from '../../kit/page.js';
import type { Viewer } from '../../kit/viewer.js';
import { organizationsOf } from '../references/asked-organizations.view.js';
import { organizationConditions } from '../references/organization-filter.view.js';
import { withinReach } from '../references/organization-reach.view.js';
import type { GuardedOrganizationWhere } from '../references/organization.inputs.js';
import { type ShareDays, sharesOf } from './certificate-share.view.js';

@ObjectType({
  description:
    'An organisation with guards due for a refresher; counts only, never who (duty 4b, domain 8.1).',
})
export class RefresherNeed {
  organizationId!: string;
  unitId!: string | null;

  @Field(() => Int, { description: 'Guards on record who are employed on the day.' })
  guards!: number;

  @Field(() => Int, { description: 'Those of them without a certificate valid after `dueBy`.' })
  due!: number;
}
export const RefresherNeedConnection = connectionOf(RefresherNeed);

/** Organisations in the viewer's reach with guards due: those of KEY priority first, then the most due. */
export function refresherNeeds(
  viewer: Viewer,
  days: ShareDays,
  where: GuardedOrganizationWhere | null | undefined,
): ListQuery {
  const { day } = days;
  return {
    list: 'refresher-needs',
    columns: sql`o.id as "organizationId", w.area_ids[1] as "unitId", s.guards, s.due`,
    from: sql`security_forces.organization_reference o
      join ${sharesOf(organizationsOf(viewer, where, day), days)} s on s.organization_id = o.id
      left join security_forces.organization_place_reference w
        on w.organization_id = o.id and w.valid_from <= ${day} and coalesce(w.valid_to > ${day}, true)`,
    where: [
      sql`s.due > 0 and coalesce(o.closed_on > ${day}, true)`,
      withinReach(viewer),
      ...organizationConditions(where, day),
    ],
    orderBy: [
      { expression: sql`(coalesce(o.priority, '') = 'KEY')::int`, direction: 'DESC', type: 'int' },
      { expression: sql`s.due`, direction: 'DESC', type: 'int' },
      { expression: sql`o.id`, direction: 'ASC', type: 'uuid' },
    ],
  };
}
