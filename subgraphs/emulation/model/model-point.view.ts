import type { EntityManager } from '@mikro-orm/postgresql';
import type { Day } from '../../kit/clock.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { publishOrganizations } from '../award/award-facts.view.js';
import { ModelPoint } from './model-point.js';
import { ModelStep } from './model-step.js';
import { ModelTeam } from './model-team.js';
import { requireEnd, requireSince } from './model.rules.js';

export function countOpenPoints(em: EntityManager, modelId: string): Promise<number> {
  return em.count(ModelPoint, { modelId, until: null });
}

export function lastStepOf(em: EntityManager, modelId: string): Promise<ModelStep | null> {
  return em.findOne(ModelStep, { modelId }, { orderBy: { takenOn: 'desc', id: 'desc' } });
}

/** A point of this very model. */
export async function requirePoint(em: EntityManager, modelId: string, pointId: string): Promise<ModelPoint> {
  const id = requireId(pointId, 'input.pointId');
  const point = await em.findOne(ModelPoint, { id, modelId });
  if (!point)
    throw new Refusal('NOT_FOUND', `This model has no point with the id ${id}.`, { path: 'input.pointId' });
  return point;
}

/** Tells followers where these points are or were applied; the rows go first, as what is published is read from them. */
export async function publishPoints(em: EntityManager, points: readonly ModelPoint[]): Promise<void> {
  const ids = points.flatMap(({ organizationId }) => organizationId ?? []);
  await em.flush();
  await publishOrganizations(em, ids);
}

/** Ends the open points of a model, or one of them, with their open teams. */
export async function closePoints(
  em: EntityManager,
  which: { modelId: string; id?: string },
  until: Day,
): Promise<void> {
  const points = await em.find(ModelPoint, { ...which, until: null });
  const teams = await em.find(ModelTeam, { pointId: { $in: points.map(({ id }) => id) }, until: null });
  for (const span of [...points, ...teams]) {
    requireEnd(span, until);
    span.until = until;
  }
  await publishPoints(em, points);
}

/** Adds a team to a point, from a day within the point’s life. */
export function addTeam(
  em: EntityManager,
  point: ModelPoint,
  team: { name: string; since: Day; path: string },
): void {
  requireSince(point, team.since);
  const name = requireText(team.name, team.path, 100);
  em.create(ModelTeam, { id: newId(), pointId: point.id, name, since: team.since, until: null });
}
