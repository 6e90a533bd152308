import { sql } from 'kysely';
import { columnsOf, tableOf } from '../../kit/columns.js';
import type { ListQuery } from '../../kit/page.js';
import type { Viewer } from '../../kit/viewer.js';
import { Organization } from '../organization/organization.js';
import { organizationWithinGrant } from './assessment-reach.view.js';
import { GAPS } from './evidence-gap.view.js';

const REVIEWED = sql`exists (select from organizations.review_conference v
  where v.organization_id = a.organization_id and v.year = a.year and not v.withdrawn)`;

/** Organisations the viewer reaches that registered for a year (R1: once) and of which the year shows nothing else. */
export function paperOnly(viewer: Viewer, year: number): ListQuery {
  return {
    ...{ list: 'paper-only', columns: columnsOf(Organization, 'o') },
    from: sql`${tableOf(Organization)} o join organizations.safety_assessment a on a.organization_id = o.id
      and a.year = ${year} and a.state <> 'WITHDRAWN'`,
    where: [
      organizationWithinGrant(viewer),
      GAPS.NO_PLAN,
      GAPS.NO_ACTIVITY,
      GAPS.NO_MODEL,
      sql`not ${REVIEWED}`,
    ],
    orderBy: [
      { expression: sql`o.code`, direction: 'ASC', type: 'text' },
      { expression: sql`o.id`, direction: 'ASC', type: 'uuid' },
    ],
  };
}
