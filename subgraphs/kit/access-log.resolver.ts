import { sql } from 'kysely';
import {
  Arg,
  Args,
  type ClassType,
  Ctx,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { Access } from './access.js';
import { type Connection, connectionOf, PageArgs } from './connection.js';
import type { GraphContext } from './context.js';
import { IdFilter, matches, matchesId, TextFilter } from './filter.js';
import { readPage, type Sql } from './page.js';
import { describePersonal } from './personal.js';
import { DateTime, LocalDate } from './scalars.js';

const describeReader = describePersonal('to see who read personal fields', 'domain 8.3');

@Directive('@shareable')
@ObjectType({
  description:
    'That someone read personal fields: one row per request, organisation and group of fields (Law 91/2025/QH15, Decree 356/2025).',
})
class AccessRecord {
  @Field(() => ID, { description: 'Id of the row.' })
  id!: string;

  @Field(() => DateTime, { description: describeReader('When it was read, in UTC.') })
  recordedAt!: string;

  @Field(() => String, { description: describeReader('Role of the reader, e.g. TRAINER.') })
  role!: string;

  @Field(() => String, {
    nullable: true,
    description: describeReader('Opaque subject of the reader’s token; null: it had none. Never a name.'),
  })
  subject!: string | null;

  @Field(() => ID, { description: 'Organisation whose records were read.' })
  organizationId!: string;

  @Field(() => String, { description: 'Group of fields, e.g. GUARD_MEMBER.' })
  fieldGroup!: string;

  @Field(() => Int, { description: 'Records read, 1 or more.' })
  count!: number;

  @Field(() => String, { description: 'Purpose and legal basis of the reading.' })
  purpose!: string;
}

@InputType({ description: 'Which rows of the access log to keep; conditions are joined by “and”.' })
class AccessRecordWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By organisation whose records were read.' })
  organizationId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By group of fields.' })
  fieldGroup?: TextFilter | null;

  @Field(() => LocalDate, { nullable: true, description: 'Read on this day or later, in Viet Nam.' })
  since?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Read on this day or earlier, in Viet Nam.' })
  until?: string | null;
}

const AccessRecordConnection = connectionOf(AccessRecord, { shareable: true });

const COLUMNS = sql`l.id, to_char(l.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", l.role, l.subject,
  l.organization_id as "organizationId", l.field_group as "fieldGroup", l.count, l.purpose`;

const DAY = sql`cast(l.recorded_at at time zone 'Asia/Ho_Chi_Minh' as date)`;

function conditionsOf(where: AccessRecordWhere | null): Sql[] {
  return [
    ...matchesId(sql`l.organization_id`, where?.organizationId, 'where.organizationId'),
    ...matches(sql`l.field_group`, where?.fieldGroup),
    ...(where?.since ? [sql`${DAY} >= ${where.since}`] : []),
    ...(where?.until ? [sql`${DAY} <= ${where.until}`] : []),
  ];
}

/** The query by which the data-protection officer reads a subgraph's log, e.g. `securityForceAccesses`. */
export function accessLogResolverOf(queryName: string, schema: string): ClassType {
  @Resolver()
  class AccessLogResolver {
    @Access('DPO')
    @Query(() => AccessRecordConnection, {
      name: queryName,
      description:
        'Who read personal fields of this subgraph, latest first; for the data-protection officer.',
    })
    accesses(
      @Arg('where', () => AccessRecordWhere, { nullable: true, description: 'Which to list; absent: all.' })
      where: AccessRecordWhere | null,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() { db }: GraphContext,
    ): Promise<Connection<AccessRecord>> {
      const list = { list: queryName, columns: COLUMNS, from: sql`${sql.table(`${schema}.access_log`)} l` };
      // The id is made at the moment of reading and grows with time.
      const orderBy = [{ expression: sql`l.id`, direction: 'DESC', type: 'uuid' } as const];
      return readPage(db, { ...list, where: conditionsOf(where), orderBy }, page);
    }
  }
  return AccessLogResolver;
}
