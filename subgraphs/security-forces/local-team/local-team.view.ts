import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { GrassrootsSecurityTeam } from './grassroots-security-team.js';
import { TeamCount } from './team-count.js';

@ObjectType({ description: 'Local teams of a commune on a day, and how many serve in them (Law 30/2023).' })
export class LocalTeamSummary {
  @Field(() => Int, { description: 'Teams that exist.' })
  teams!: number;

  @Field(() => Int, { description: 'Those of them that were counted by the day.' })
  counted!: number;

  @Field(() => Int, { description: 'People in the counted teams, by the latest count of each.' })
  members!: number;
}

export const LocalTeamConnection = connectionOf(GrassrootsSecurityTeam);

/** Whether team `t` exists on a day. */
export const existingOn = (day: Day): Sql =>
  sql`(t.established_on <= ${day} and coalesce(t.dissolved_on > ${day}, true))`;

/** Teams of many communes in figures, in one statement; a commune without teams gets zeros. */
export const summaryOfUnit = createLoader(async ({ db }: GraphContext, ids, { day }: { day: Day }) => {
  const { rows } = await sql<LocalTeamSummary & { id: string }>`
    select u.id, count(t.id)::int as teams, count(n.team_id)::int as counted,
      coalesce(sum(n.leaders + n.deputies + n.members), 0)::int as members
    from unnest(cast(${[...ids]} as uuid[])) as u(id)
    left join security_forces.grassroots_security_team t on t.unit_id = u.id and ${existingOn(day)}
    left join lateral (
      select * from security_forces.team_count c
      where c.team_id = t.id and c.as_of <= ${day} order by c.as_of desc limit 1) n on true
    group by u.id`.execute(db);
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
});

/** The latest count of each team until a day. */
export const countOfTeam = createLoader(async ({ db }: GraphContext, ids, { day }: { day: Day }) => {
  const { rows } = await sql<TeamCount>`
    select distinct on (c.team_id) ${columnsOf(TeamCount, 'c')} from security_forces.team_count c
    where c.team_id = any(cast(${[...ids]} as uuid[])) and c.as_of <= ${day}
    order by c.team_id, c.as_of desc`.execute(db);
  return new Map(rows.map((row) => [row.teamId, row]));
});
