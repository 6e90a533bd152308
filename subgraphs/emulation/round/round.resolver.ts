import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { type OrderKey, readPage } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { isWithinReach } from '../../kit/viewer.js';
import { toUnitScope } from '../../kit/unit.js';
import { EmulationMovement } from '../movement/emulation-movement.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { toUnitSets } from '../references/organization-reach.view.js';
import { EmulationRound } from './emulation-round.js';
import { roundVisibleTo } from './round-life.view.js';
import { EmulationRoundEvent, EmulationRoundStep } from './round-step.js';
import { EmulationRoundSummary, summaryOfRound } from './round-summary.view.js';
import { EmulationRoundWhere } from './round.inputs.js';
import { ROUND_LIFE } from './round.states.js';

const RoundConnection = connectionOf(EmulationRound);
const COLUMNS = columnsOf(EmulationRound, 'r');
const FROM = sql`emulation.emulation_round r`;
const LATEST_FIRST: readonly OrderKey[] = [
  { expression: sql`r.year`, direction: 'DESC', type: 'int' },
  { expression: sql`r.id`, direction: 'ASC', type: 'uuid' },
];

@Resolver(() => EmulationRound)
export class RoundResolver {
  @Query(() => EmulationRound, {
    nullable: true,
    description: 'One round by id; null: there is none the viewer may see.',
  })
  async emulationRound(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<EmulationRound | null> {
    const { rows } = await sql<EmulationRound>`
      select ${COLUMNS} from ${FROM} where r.id = ${requireId(id, 'id')} and ${roundVisibleTo(viewer)}`.execute(
      db,
    );
    return rows[0] ?? null;
  }

  @Query(() => RoundConnection, {
    description: 'Rounds, latest year first; one being prepared is shown to the emulation office alone.',
  })
  emulationRounds(
    @Arg('where', () => EmulationRoundWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: EmulationRoundWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<EmulationRound>> {
    const conditions = [
      roundVisibleTo(viewer),
      ...matches(sql`r.year`, where?.year),
      ...matches(sql`r.type`, where?.type),
      ...matches(sql`r.state`, where?.state),
      ...matchesId(sql`r.movement_id`, where?.movement, 'where.movement'),
      ...toUnitSets(where?.unit, 'where.unit').map((units) => sql`r.area_ids && cast(${units} as uuid[])`),
    ];
    const list = { list: 'emulation-rounds', columns: COLUMNS, from: FROM, orderBy: LATEST_FIRST };
    return readPage(db, { ...list, where: conditions }, page);
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'Unit it is held in.' })
  unit(@Root() { unitId }: EmulationRound): AdministrativeUnit {
    return { id: unitId };
  }

  @FieldResolver(() => EmulationMovement, {
    nullable: true,
    description: 'Movement it belongs to; null: none.',
  })
  movement(@Root() { movementId }: EmulationRound, @Ctx() context: GraphContext) {
    return movementId ? rowById(EmulationMovement)(context).load(movementId) : null;
  }

  @FieldResolver(() => [EmulationRoundStep], { description: 'Steps it took, earliest first.' })
  async steps(@Root() { id }: EmulationRound, @Ctx() context: GraphContext): Promise<EmulationRoundStep[]> {
    return (await rowsByParent(EmulationRoundStep, 'roundId', 'r.taken_on, r.id')(context).load(id)) ?? [];
  }

  @FieldResolver(() => EmulationRoundSummary, {
    description: 'Its registrations and nominations in figures.',
  })
  summary(@Root() { id }: EmulationRound, @Ctx() context: GraphContext) {
    return summaryOfRound(context).load(id);
  }

  @FieldResolver(() => [EmulationRoundEvent], { description: 'Steps the viewer may take now.' })
  async availableTransitions(
    @Root() round: EmulationRound,
    @Ctx() context: GraphContext,
  ): Promise<EmulationRoundEvent[]> {
    if (!isWithinReach(context.viewer, toUnitScope(round))) return [];
    const { undecided } = (await summaryOfRound(context).load(round.id))!;
    return openEvents(ROUND_LIFE, { state: round.state, type: round.type, undecided }, context.viewer.role);
  }
}
