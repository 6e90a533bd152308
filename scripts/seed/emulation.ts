import type { EntityManager } from '@mikro-orm/postgresql';
import { Award } from '../../subgraphs/emulation/award/award.js';
import { IndividualAward } from '../../subgraphs/emulation/award/individual-award.js';
import { ModelPoint } from '../../subgraphs/emulation/model/model-point.js';
import { ModelStep } from '../../subgraphs/emulation/model/model-step.js';
import { ModelTeam } from '../../subgraphs/emulation/model/model-team.js';
import { MovementModel } from '../../subgraphs/emulation/model/movement-model.js';
import { createAwards, createIndividualAwards } from './emulation-awards.js';
import { createFirstPoints, createModels, createPoints, type PointRows } from './emulation-models.js';
import { insertRows } from './insert.js';
import type { SeedCounts, SeedPlan } from './plan.js';

const CHUNK = 2000;

async function insertPoints(
  em: EntityManager,
  rows: readonly PointRows[],
): Promise<{ modelPoints: number; modelTeams: number }> {
  const teams = rows.flatMap((row) => row.teams);
  await insertRows(
    em,
    ModelPoint,
    rows.map(({ point }) => point),
  );
  await insertRows(em, ModelTeam, teams);
  return { modelPoints: rows.length, modelTeams: teams.length };
}

/** Writes awards, models, their points and teams; the catalogue of awards is there since the migration. */
export async function seedEmulation(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const models = createModels(plan);
  const replicated = models.filter(({ model }) => model.state === 'REPLICATED');
  await insertRows(
    em,
    MovementModel,
    models.map(({ model }) => model),
  );
  await insertRows(
    em,
    ModelStep,
    models.flatMap(({ steps }) => steps),
  );
  const counts = {
    models: models.length,
    awards: 0,
    individualAwards: 0,
    ...(await insertPoints(em, createFirstPoints(plan, models))),
  };
  for (let start = 0; start < plan.organizations.length; start += CHUNK) {
    const chunk = plan.organizations.slice(start, start + CHUNK);
    const awards = chunk.flatMap((organization) => createAwards(plan, organization));
    const individuals = chunk.flatMap((organization) => createIndividualAwards(plan, organization));
    await insertRows(em, Award, awards);
    await insertRows(em, IndividualAward, individuals);
    const { modelPoints, modelTeams } = await insertPoints(
      em,
      chunk.flatMap((organization) => createPoints(plan, replicated, organization)),
    );
    plan.progress(awards.length + individuals.length + modelPoints + modelTeams);
    counts.awards += awards.length;
    counts.individualAwards += individuals.length;
    counts.modelPoints += modelPoints;
    counts.modelTeams += modelTeams;
  }
  return counts;
}
