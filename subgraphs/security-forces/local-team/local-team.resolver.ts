import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { readPage } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { GrassrootsSecurityTeam } from './grassroots-security-team.js';
import { LocalTeamWhere } from './local-team.inputs.js';
import {
  countOfTeam,
  existingOn,
  LocalTeamConnection,
  LocalTeamSummary,
  summaryOfUnit,
} from './local-team.view.js';
import { TeamCount } from './team-count.js';

const DayArg = () => Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' });

/** Decisions on local teams are displayed in public by law, so everyone reads them. */
@Resolver(() => GrassrootsSecurityTeam)
export class LocalTeamResolver {
  @Query(() => GrassrootsSecurityTeam, {
    nullable: true,
    description: 'One local team by id; null: there is none.',
  })
  localTeam(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return rowById(GrassrootsSecurityTeam)(context).load(requireId(id, 'id'));
  }

  @Query(() => LocalTeamConnection, {
    description: 'Local teams, the latest established first, a page at a time (Law 30/2023).',
  })
  localTeams(
    @Arg('where', () => LocalTeamWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: LocalTeamWhere | null,
    @DayArg() asOf: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<GrassrootsSecurityTeam>> {
    const list = {
      ...{ list: 'local-teams', columns: columnsOf(GrassrootsSecurityTeam, 't') },
      from: sql`security_forces.grassroots_security_team t`,
      where: [
        ...matches(sql`t.kind`, where?.kind),
        ...matchesId(sql`t.unit_id`, where?.unit, 'where.unit'),
        ...matches(existingOn(asOf ?? today()), where?.existing),
      ],
      orderBy: [
        { expression: sql`t.established_on`, direction: 'DESC', type: 'date' },
        { expression: sql`t.id`, direction: 'ASC', type: 'uuid' },
      ] as const,
    };
    return readPage(db, list, page);
  }

  @FieldResolver(() => AdministrativeUnit, { description: 'Commune whose chair established it.' })
  unit(@Root() { unitId }: GrassrootsSecurityTeam): AdministrativeUnit {
    return { id: unitId };
  }

  @FieldResolver(() => TeamCount, {
    nullable: true,
    description: 'Its latest count until a day; null: none yet.',
  })
  count(@Root() { id }: GrassrootsSecurityTeam, @DayArg() asOf: string | null, @Ctx() context: GraphContext) {
    return countOfTeam(context, { day: asOf ?? today() }).load(id);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitLocalTeamsResolver {
  @FieldResolver(() => LocalTeamSummary, {
    nullable: true,
    description:
      'Local teams its chair established, on a day; of a commune, not of what lies above (duty 4a).',
  })
  localTeamSummary(
    @Root() { id }: AdministrativeUnit,
    @DayArg() asOf: string | null,
    @Ctx() context: GraphContext,
  ) {
    return summaryOfUnit(context, { day: asOf ?? today() }).load(id);
  }
}
