import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { GrassrootsSecurityTeam } from './grassroots-security-team.js';

const Schema = defineEntity({
  name: 'TeamCount',
  schema: 'security_forces',
  tableName: 'team_count',
  properties: {
    id: p.uuid().primary(),
    teamId: p.manyToOne(GrassrootsSecurityTeam).mapToPk().joinColumn('team_id'),
    asOf: p.date(),
    leaders: p.integer(),
    deputies: p.integer(),
    members: p.integer(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'team_count_once', properties: ['teamId', 'asOf'] }],
});

@ObjectType({
  description: 'How many served in a local team on a day; counts only, never who (Law 30/2023).',
})
export class TeamCount extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day of the count.' })
  declare asOf: string;

  @Field(() => Int, { description: 'Heads (tổ trưởng), 0 or 1.' })
  declare leaders: number;

  @Field(() => Int, { description: 'Deputies (tổ phó), 0 to 10.' })
  declare deputies: number;

  @Field(() => Int, { description: 'Other members (tổ viên), 0 to 100.' })
  declare members: number;

  @Field(() => Int, {
    description: 'Grows with every correction; a correction names the version it was based on.',
  })
  declare version: number;
}
Schema.setClass(TeamCount);
