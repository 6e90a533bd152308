import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { type Day, today } from '../clock.js';
import { connectionOf } from '../connection.js';
import { Refusal } from '../errors.js';
import type { Sql } from '../page.js';
import { Dispute } from './dispute.js';

export const DisputeConnection = connectionOf(Dispute, { shareable: true });

/** Late is derived, never a state. */
export const disputeColumns =
  (): Sql => sql`d.id, d.organization_id as "organizationId", d.record_type as "recordType",
  d.record_id as "recordId", d.reason, d.state, d.opened_on as "openedOn", d.due_on as "dueOn", d.decided_on as "decidedOn",
  d.decided_by as "decidedBy", d.decision, d.version,
  d.state = 'OPEN' and d.due_on < cast(${today()} as date) as overdue`;

export const disputesIn = (schema: string) => sql.table(`${schema}.dispute`);

/** The dispute, held until the transaction ends: it is decided once. */
export async function holdDispute(em: EntityManager, schema: string, id: string): Promise<Dispute> {
  const { rows } = await sql<Dispute>`
    select ${disputeColumns()} from ${disputesIn(schema)} d where d.id = ${id} for update`.execute(
    em.getKysely(),
  );
  if (rows[0]) return rows[0];
  throw new Refusal('NOT_FOUND', `No dispute has the id ${id}.`, { path: 'input.id' });
}

/** By when a dispute raised on a day is decided. */
export async function readDueDay(db: Kysely<unknown>, schema: string, openedOn: Day): Promise<Day> {
  const { rows } = await sql<{ dueOn: Day }>`
    select cast(${openedOn} as date) + days as "dueOn" from ${sql.table(`${schema}.dispute_deadline`)}
    where valid_from <= ${openedOn} order by valid_from desc limit 1`.execute(db);
  return rows[0]!.dueOn;
}
