import { sql } from 'kysely';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { Topic } from './topic.js';

const COLUMNS = columnsOf(Topic, 't');

@Resolver(() => Topic)
export class TopicResolver {
  @Query(() => [Topic], {
    description: 'The whole catalogue of topics, in the order of the directive’s clauses.',
  })
  async topics(@Ctx() { db }: GraphContext): Promise<Topic[]> {
    const { rows } =
      await sql<Topic>`select ${COLUMNS} from campaigns.topic t order by t.clause, t.code`.execute(db);
    return rows;
  }

  @Query(() => Topic, { nullable: true, description: 'One topic by its code; null: there is none.' })
  async topic(
    @Arg('code', () => String, { description: 'Code of the catalogue, e.g. CRIME_PREVENTION.' }) code: string,
    @Ctx() { db }: GraphContext,
  ): Promise<Topic | null> {
    const { rows } =
      await sql<Topic>`select ${COLUMNS} from campaigns.topic t where t.code = ${code}`.execute(db);
    return rows[0] ?? null;
  }
}
