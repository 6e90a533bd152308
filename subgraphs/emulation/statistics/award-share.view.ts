import { type Kysely, sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import { AwardLevel } from '../award/award-authority.js';
import { type ShareCounts, withholdSmallCells } from './award-share.rules.js';

const withheld = (what: string): string => `${what}; null: withheld, since a count is 1 to 4 (domain 8.3).`;

@ObjectType({
  description:
    'Who received the awards of a year at one level, as counts: never who they are (clause 5b, Q22).',
})
export class AwardShare implements ShareCounts {
  @Field(() => AwardLevel, { description: 'Level of the decisions.' })
  level!: AwardLevel;

  @Field(() => Int, { description: 'Awards of collectives that stand.' })
  collectives!: number;

  @Field(() => Int, { nullable: true, description: withheld('Awards of persons') })
  individuals!: number | null;

  @Field(() => Int, { nullable: true, description: withheld('Of these, of who works or serves directly') })
  workers!: number | null;

  @Field(() => Int, { nullable: true, description: withheld('Of these, of who leads others') })
  leaders!: number | null;

  @Field(() => Int, { nullable: true, description: withheld('Of these, without a statement of it') })
  unstated!: number | null;
}

export async function readAwardShares(db: Kysely<unknown>, year: number): Promise<AwardShare[]> {
  const { rows } = await sql<AwardShare>`
    select x.level, count(*) filter (where x.sort = 'COLLECTIVE')::int as collectives,
      count(*) filter (where x.sort <> 'COLLECTIVE')::int as individuals,
      count(*) filter (where x.sort = 'WORKER')::int as workers, count(*) filter (where x.sort = 'LEADER')::int as leaders,
      count(*) filter (where x.sort = 'UNSTATED')::int as unstated
    from (
      select level, 'COLLECTIVE' as sort from emulation.award where year = ${year} and revoked_on is null
      union all
      select level, coalesce(standing, 'UNSTATED') from emulation.individual_award where year = ${year}) as x
    group by x.level order by x.level`.execute(db);
  return rows.map(withholdSmallCells);
}
