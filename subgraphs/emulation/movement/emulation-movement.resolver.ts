import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import { columnsOf, tableOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId, requireId } from '../../kit/ids.js';
import { type OrderKey, readPage } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { requireText } from '../../kit/text.js';
import { toUnitScope } from '../../kit/unit.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { toUnitSets } from '../references/organization-reach.view.js';
import { requireUnitOn } from '../references/unit-reach.view.js';
import { ROUND_OFFICE } from '../round/round.states.js';
import { EmulationMovement } from './emulation-movement.js';
import {
  EmulationMovementWhere,
  EndEmulationMovementInput,
  LaunchEmulationMovementInput,
} from './movement.inputs.js';
import { requireMovementEnd } from './movement.rules.js';

const EmulationMovementConnection = connectionOf(EmulationMovement);
const LATEST_FIRST: readonly OrderKey[] = [
  { expression: sql`m.starts_on`, direction: 'DESC', type: 'date' },
  { expression: sql`m.id`, direction: 'ASC', type: 'uuid' },
];
const LIST = {
  ...{ list: 'emulation-movements', columns: columnsOf(EmulationMovement, 'm') },
  ...{ from: sql`${tableOf(EmulationMovement)} m`, orderBy: LATEST_FIRST },
};
const MOVEMENT: Changeable<EmulationMovement> = {
  entity: EmulationMovement,
  scopeOf: async (_, movement) => toUnitScope(movement),
};

@Resolver(() => EmulationMovement)
export class EmulationMovementResolver {
  @Query(() => EmulationMovement, { nullable: true, description: 'One movement by id; null: there is none.' })
  emulationMovement(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return rowById(EmulationMovement)(context).load(requireId(id, 'id'));
  }

  @Query(() => EmulationMovementConnection, {
    description: 'Emulation movements, latest first (clauses 2d, 5b).',
  })
  emulationMovements(
    @Arg('where', () => EmulationMovementWhere, {
      nullable: true,
      description: 'Which to list; absent: all.',
    })
    where: EmulationMovementWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<EmulationMovement>> {
    const day = where?.runningOn;
    const conditions = [
      ...toUnitSets(where?.unit, 'where.unit').map((units) => sql`m.area_ids && cast(${units} as uuid[])`),
      ...(day ? [sql`m.starts_on <= ${day} and coalesce(m.ends_on >= ${day}, true)`] : []),
    ];
    return readPage(db, { ...LIST, where: conditions }, page);
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'Unit it was launched in.' })
  unit(@Root() { unitId }: EmulationMovement): AdministrativeUnit {
    return { id: unitId };
  }

  @Access(...ROUND_OFFICE)
  @Mutation(() => EmulationMovement, {
    description: 'Launches a movement in a unit of the viewer’s area, by its document (clause 2d).',
  })
  async launchEmulationMovement(
    @Arg('input', () => LaunchEmulationMovementInput, { description: 'The movement.' })
    input: LaunchEmulationMovementInput,
    @Ctx() context: GraphContext,
  ): Promise<EmulationMovement> {
    const startsOn = requirePastDay(input.startsOn, today(), 'input.startsOn');
    const facts = {
      nameVi: requireText(input.nameVi, 'input.nameVi', 200),
      launchedBy: requireText(input.launchedBy, 'input.launchedBy', 150),
      documentNumber: requireDocumentNumber(input.documentNumber, 'input.documentNumber'),
      ...{ startsOn, endsOn: input.endsOn ? requireMovementEnd(startsOn, input.endsOn) : null },
    };
    const unit = await requireUnitOn(context, input.unitId, startsOn);
    return context.write(async (em) =>
      em.create(EmulationMovement, { id: newId(), ...facts, ...unit, version: 1 }),
    );
  }

  @Access(...ROUND_OFFICE)
  @Mutation(() => EmulationMovement, { description: 'Gives a movement its last day, or another one.' })
  endEmulationMovement(
    @Arg('input', () => EndEmulationMovementInput, { description: 'The end.' })
    input: EndEmulationMovementInput,
    @Ctx() context: GraphContext,
  ): Promise<EmulationMovement> {
    return changeRecord(context, MOVEMENT, {
      ...input,
      change: (movement) => (movement.endsOn = requireMovementEnd(movement.startsOn, input.endsOn)),
    });
  }
}
