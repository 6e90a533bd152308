import { sql } from 'kysely';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import type { PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent, type Sql } from '../../kit/page.js';
import { Organization } from '../organization/organization.js';

/** The day a document (`d`) went out: of issue, or when that is not known of its first task, else today. */
const sentOn = (): Sql => sql`coalesce(d.issued_on, (
  select min(t.assigned_on) from organizations.directive_task t
  join organizations.document_clause c on c.id = t.clause_id where c.document_id = d.id), ${today()}::date)`;

const BY_CODE = [
  { expression: sql`o.code`, direction: 'ASC', type: 'text' },
  { expression: sql`o.id`, direction: 'ASC', type: 'uuid' },
] as const;

const COLUMNS = columnsOf(Organization, 'o');

/** Per recipient line of the group ORGANIZATIONS, whom it meant (N8). */
export const addresseesOf = createLoader(({ db }: GraphContext, ids, page: PageArgs) =>
  readPagePerParent<Organization>(
    db,
    {
      ...{ list: 'recipient-organizations', columns: COLUMNS, orderBy: BY_CODE },
      from: sql`organizations.document_recipient r join organizations.document d on d.id = r.document_id
        cross join lateral (select ${sentOn()} as day) as sent
        join organizations.organization o on coalesce(o.established_on <= sent.day, true)
          and coalesce(o.closed_on > sent.day, true)`,
      ...{ where: [], parent: sql`r.id`, parents: ids },
    },
    page,
  ),
);

/** Per document, organisations established since it went out, and open today (N8). */
export const latecomersOf = createLoader(({ db }: GraphContext, ids, page: PageArgs) =>
  readPagePerParent<Organization>(
    db,
    {
      ...{ list: 'later-organizations', columns: COLUMNS, orderBy: BY_CODE },
      from: sql`organizations.document d cross join lateral (select ${sentOn()} as day) as sent
        join organizations.organization o on o.established_on > sent.day and o.status = 'ACTIVE'`,
      ...{ where: [], parent: sql`d.id`, parents: ids },
    },
    page,
  ),
);
