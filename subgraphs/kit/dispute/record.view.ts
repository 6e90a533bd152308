import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import type { PersonalRead } from '../access-log.js';
import { columnsOf, tableOf } from '../columns.js';
import type { GraphContext } from '../context.js';
import type { Sql } from '../page.js';
import type { Scope, Viewer } from '../viewer.js';

/** A kind of record about organisations: which rows `r`, and whose each one is. */
export interface RecordSource {
  description: string;
  entity: Function;
  /** Leads from `r` to the table that names the organisation. */
  join?: Sql;
  organization: Sql;
  /** Set where the record is about a natural person: handing it out is logged. */
  personal?: Pick<PersonalRead, 'fieldGroup' | 'purpose'>;
}

/** What a subgraph tells about its records so that an organisation can have and dispute all of them. */
export interface OrganizationRecords {
  /** Begins the names in the graph: `campaign` gives `campaignRecords`, `disputeCampaignRecord`. */
  name: string;
  schema: string;
  records: Readonly<Record<string, RecordSource>>;
  /** Where an organisation lies, inside the transaction of a decision. */
  scopeOf(em: EntityManager, organizationId: string): Promise<Scope>;
  /** The condition that an organisation (a uuid expression) is in the viewer's reach. */
  withinReach(viewer: Viewer, organization: Sql): Sql;
  /** Refuses an organisation the register does not know or the viewer does not reach. */
  assertWithinReach(context: GraphContext, organizationId: string): Promise<void>;
}

/** A kind whose rows name their organisation themselves. */
export const ownedBy = (entity: Function, description: string): RecordSource => ({
  ...{ entity, description, organization: sql`r.organization_id` },
});

/** Hidden columns stay out: the opaque subject of the officer who wrote it is not the organisation's to know. */
const toData = (entity: Function): Sql => sql`(select to_jsonb(d) from (select ${columnsOf(entity, 'r')}) d)`;

/** Every record about one organisation as one list, `r(type, id, data)`. */
export function recordsOf({ records }: OrganizationRecords, organizationId: string): Sql {
  const parts = Object.entries(records).map(
    ([type, { entity, join, organization }]) => sql`
    select cast(${type} as text) as type, r.id, ${toData(entity)} as data from ${tableOf(entity)} r ${join ?? sql``}
    where ${organization} = cast(${organizationId} as uuid)`,
  );
  return sql`(${sql.join(parts, sql` union all `)}) r`;
}

/** Whose record it is; null: there is none. */
export async function findOwner(
  db: Kysely<unknown>,
  { entity, join, organization }: RecordSource,
  id: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select ${organization} as id from ${tableOf(entity)} r ${join ?? sql``} where r.id = cast(${id} as uuid)`.execute(
    db,
  );
  return rows[0]?.id ?? null;
}
