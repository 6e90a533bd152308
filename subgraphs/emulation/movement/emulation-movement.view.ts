import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { EmulationMovement } from './emulation-movement.js';
import { requireMovementYear } from './movement.rules.js';

/** The movement a round belongs to; it runs in the round's year. */
export async function requireMovement(
  em: EntityManager,
  movementId: string,
  year: number,
): Promise<EmulationMovement> {
  const id = requireId(movementId, 'input.movementId');
  const movement = await em.findOne(EmulationMovement, { id });
  if (!movement)
    throw new Refusal('NOT_FOUND', `No emulation movement has the id ${id}.`, { path: 'input.movementId' });
  requireMovementYear(movement, year);
  return movement;
}
