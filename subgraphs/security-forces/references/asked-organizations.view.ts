import { sql } from 'kysely';
import type { Day } from '../../kit/clock.js';
import { all, type Sql } from '../../kit/page.js';
import type { Viewer } from '../../kit/viewer.js';
import { organizationConditions } from './organization-filter.view.js';
import { withinGrant } from './organization-reach.view.js';
import type { GuardedOrganizationWhere } from './organization.inputs.js';

/**
 * The organisations a statement is about. What each has is grouped once for all of them and joined: looked up
 * organisation by organisation, a list of the whole register took seconds.
 */
export interface AskedOrganizations {
  from: Sql;
  /** Whether an id is among them. */
  have(organization: Sql): Sql;
}

const REFERENCES = sql`security_forces.organization_reference`;

/** Of a list: those that conditions on the reference `o` leave; what the others have is not grouped at all. */
export const organizationsWhere = (conditions: readonly Sql[]): AskedOrganizations => ({
  from: REFERENCES,
  have: (organization) =>
    conditions.length
      ? sql`${organization} in (select o.id from ${REFERENCES} o where ${all(conditions)})`
      : sql`true`,
});

/** Of a list, by the area of its viewer and by its filter. */
export const organizationsOf = (
  viewer: Viewer,
  where: GuardedOrganizationWhere | null | undefined,
  day: Day,
): AskedOrganizations =>
  organizationsWhere([...(viewer.area ? [withinGrant(viewer)] : []), ...organizationConditions(where, day)]);

/** Of a loader: few. */
export const theseOrganizations = (ids: readonly string[]): AskedOrganizations => ({
  from: sql`(select unnest(cast(${[...ids]} as uuid[])) as id)`,
  have: (organization) => sql`${organization} = any(cast(${[...ids]} as uuid[]))`,
});
