import DataLoader from 'dataloader';
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { sql } from 'kysely';
import type { GraphContext } from './context.js';
import { newId } from './ids.js';

/** A type of the graph that is about a natural person; its rows have `id` and `organizationId`. */
interface PersonalType {
  /** What the log calls its fields, e.g. GUARD_MEMBER. */
  fieldGroup: string;
  /** Why it may be read at all, with the legal basis. */
  purpose: string;
}

export type PersonalTypes = Readonly<Record<string, PersonalType>>;

/** One personal record read. */
export interface PersonalRead extends PersonalType {
  id: string;
  organizationId: string;
}

type Log = DataLoader<PersonalRead, true, string>;

/** One row per request, organisation and field group: a later batch of the same request adds to it. */
function openLog({ db, viewer }: GraphContext, schema: string): Log {
  const rowIds = new Map<string, string>();
  const write = async (reads: readonly PersonalRead[]): Promise<true[]> => {
    const groups = Map.groupBy(reads, ({ organizationId, fieldGroup }) => `${organizationId} ${fieldGroup}`);
    const rows = [...groups].map(([key, group]) => {
      const id = rowIds.get(key) ?? newId();
      rowIds.set(key, id);
      const { organizationId, fieldGroup, purpose } = group[0]!;
      return { id, organizationId, fieldGroup, purpose, count: group.length };
    });
    await sql`
      insert into ${sql.table(`${schema}.access_log`)} as l (id, role, subject, organization_id, field_group, count, purpose)
      select f.id, ${viewer.role}, cast(${viewer.subject ?? null} as text), f."organizationId", f."fieldGroup", f.count, f.purpose
      from jsonb_to_recordset(cast(${JSON.stringify(rows)} as jsonb))
        as f(id uuid, "organizationId" uuid, "fieldGroup" text, count int, purpose text)
      on conflict (id) do update set count = l.count + excluded.count`.execute(db);
    return reads.map(() => true);
  };
  return new DataLoader(write, { cacheKeyFn: ({ fieldGroup, id }) => `${fieldGroup} ${id}` });
}

/**
 * Logs that a personal record is read, once per request however many of its fields are asked. Await it before the
 * value is handed out: nothing personal leaves without its row in the log.
 */
export async function logRead(context: GraphContext, schema: string, read: PersonalRead): Promise<void> {
  const logs = context.loaders.get(openLog) ?? new Map<string, unknown>();
  context.loaders.set(openLog, logs);
  const log = (logs.get(schema) as Log | undefined) ?? openLog(context, schema);
  logs.set(schema, log);
  await log.load(read);
}

/** Puts the log before every field of the personal types but their id, so that a new field cannot be forgotten. */
export function logPersonalReads(
  graph: GraphQLSchema,
  { schema, personal = {} }: { schema: string; personal?: PersonalTypes },
): void {
  for (const [name, type] of Object.entries(personal)) {
    const graphType = graph.getType(name);
    if (!isObjectType(graphType))
      throw new Error(`${name} is declared personal, but is no type of the graph`);
    for (const field of Object.values(graphType.getFields())) {
      if (field.name === 'id') continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      // The shape of a resolver is that of graphql-js.
      // oxlint-disable-next-line max-params
      field.resolve = async (source: { id: string; organizationId: string }, args, context, info) => {
        const { id, organizationId } = source;
        await logRead(context as GraphContext, schema, { ...type, id, organizationId });
        return resolve(source, args, context, info);
      };
    }
  }
}
