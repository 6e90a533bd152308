import { sql } from 'kysely';
import type { Sql } from '../../kit/page.js';

/**
 * The organisations a statement is about. What each has is grouped once for all of them and joined: looked up
 * organisation by organisation, a list of the whole register took seconds.
 */
export interface AskedOrganizations {
  from: Sql;
  /** Whether an id is among them. */
  have(organization: Sql): Sql;
}

/** Of a list: its conditions choose among all. */
export const EVERY_ORGANIZATION: AskedOrganizations = {
  from: sql`security_forces.organization_reference`,
  have: () => sql`true`,
};

/** Of a loader: few. */
export const theseOrganizations = (ids: readonly string[]): AskedOrganizations => ({
  from: sql`(select unnest(cast(${[...ids]} as uuid[])) as id)`,
  have: (organization) => sql`${organization} = any(cast(${[...ids]} as uuid[]))`,
});
