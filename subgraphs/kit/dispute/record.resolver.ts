import { sql } from 'kysely';
import { Arg, Args, type ClassType, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Access } from '../access.js';
import { logRead } from '../access-log.js';
import { type Connection, connectionOf, PageArgs } from '../connection.js';
import type { GraphContext } from '../context.js';
import { requireId } from '../ids.js';
import { readPage } from '../page.js';
import { OrganizationRecord } from './dispute.js';
import { type OrganizationRecords, recordsOf } from './record.view.js';

const RecordConnection = connectionOf(OrganizationRecord, { shareable: true });

async function logPersonal(
  context: GraphContext,
  { schema, records: kinds }: OrganizationRecords,
  { organizationId, records }: { organizationId: string; records: readonly OrganizationRecord[] },
): Promise<void> {
  const reads = records.flatMap(({ recordType, recordId: id }) => {
    const personal = kinds[recordType]?.personal;
    return personal ? [logRead(context, schema, { ...personal, id, organizationId })] : [];
  });
  await Promise.all(reads);
}

/** The query by which an organisation has every record of a subgraph about itself, e.g. `campaignRecords`. */
export function recordResolverOf(kept: OrganizationRecords): ClassType {
  @Resolver()
  class RecordResolver {
    @Access('ORGANIZATION')
    @Query(() => RecordConnection, {
      name: `${kept.name}Records`,
      description:
        'Every record of this subgraph about an organisation, for itself: by kind, then id (right of access, Law 91/2025/QH15). Those about a natural person are logged.',
    })
    async records(
      @Arg('organizationId', () => ID, { description: 'The organisation.' }) organizationId: string,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() context: GraphContext,
    ): Promise<Connection<OrganizationRecord>> {
      const id = requireId(organizationId, 'organizationId');
      await kept.assertWithinReach(context, id);
      const columns = sql`r.type as "recordType", r.id as "recordId", r.data`;
      const orderBy = [
        { expression: sql`r.type`, direction: 'ASC', type: 'text' },
        { expression: sql`r.id`, direction: 'ASC', type: 'uuid' },
      ] as const;
      const list = { list: `${kept.name}-records`, columns, from: recordsOf(kept, id), where: [], orderBy };
      const found = await readPage<OrganizationRecord>(context.db, list, page);
      await logPersonal(context, kept, { organizationId: id, records: found.nodes });
      return found;
    }
  }
  return RecordResolver;
}
