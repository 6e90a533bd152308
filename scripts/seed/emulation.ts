import type { EntityManager } from '@mikro-orm/postgresql';
import { publishOrganizations } from '../../subgraphs/emulation/award/award-facts.view.js';
import { AwardDecision } from '../../subgraphs/emulation/award/award-decision.js';
import { AwardRevocation } from '../../subgraphs/emulation/award/award-revocation.js';
import { CouncilSession } from '../../subgraphs/emulation/council/council-session.js';
import { publishExemplars } from '../../subgraphs/emulation/exemplar/exemplar-facts.view.js';
import { publishModels } from '../../subgraphs/emulation/model/model-facts.view.js';
import { ClusterMember } from '../../subgraphs/emulation/movement/cluster-member.js';
import { EmulationCluster } from '../../subgraphs/emulation/movement/emulation-cluster.js';
import { EmulationMovement } from '../../subgraphs/emulation/movement/emulation-movement.js';
import { Initiative } from '../../subgraphs/emulation/movement/initiative.js';
import { Award } from '../../subgraphs/emulation/award/award.js';
import { IndividualAward } from '../../subgraphs/emulation/award/individual-award.js';
import { ModelPoint } from '../../subgraphs/emulation/model/model-point.js';
import { ModelStep } from '../../subgraphs/emulation/model/model-step.js';
import { ModelTeam } from '../../subgraphs/emulation/model/model-team.js';
import { MovementModel } from '../../subgraphs/emulation/model/movement-model.js';
import { EmulationRegistration } from '../../subgraphs/emulation/round/emulation-registration.js';
import { EmulationRound } from '../../subgraphs/emulation/round/emulation-round.js';
import { EmulationRoundStep } from '../../subgraphs/emulation/round/round-step.js';
import { Nomination } from '../../subgraphs/emulation/nomination/nomination.js';
import { NominationStep } from '../../subgraphs/emulation/nomination/nomination-step.js';
import { Exemplar } from '../../subgraphs/emulation/exemplar/exemplar.js';
import { ExemplarStep } from '../../subgraphs/emulation/exemplar/exemplar-step.js';
import { ModelReview } from '../../subgraphs/emulation/model/model-review.js';
import { createExemplars, createReviews } from './emulation-exemplars.js';
import { createNominations } from './emulation-nominations.js';
import { createInitiatives, createMembers, createMovements } from './emulation-movements.js';
import { createDecisions, createRevocation } from './emulation-records.js';
import { createRounds, provinceOf, type SeedRound } from './emulation-rounds.js';
import { createAwards, createIndividualAwards } from './emulation-awards.js';
import { createFirstPoints, createModels, createPoints, type PointRows } from './emulation-models.js';
import { insertRows, refreshStatistics } from './insert.js';
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

async function insertRounds(em: EntityManager, plan: SeedPlan): Promise<SeedRound[]> {
  const { movements, clusters } = createMovements(plan, provinceOf);
  await insertRows(em, EmulationMovement, movements);
  await insertRows(em, EmulationCluster, clusters);
  const rounds = createRounds(plan);
  await insertRows(
    em,
    EmulationRound,
    rounds.map(({ row }) => row),
  );
  await insertRows(
    em,
    EmulationRoundStep,
    rounds.flatMap(({ steps }) => steps),
  );
  const held = rounds.map(({ session }) => session).filter(({ heldOn }) => heldOn <= plan.until);
  await insertRows(em, CouncilSession, held);
  return rounds;
}

/** Writes rounds with their nominations, awards, models, their points and teams; the catalogue of awards is there since the migration. */
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
  await insertRows(
    em,
    ModelReview,
    models.flatMap((rows) => createReviews(plan, rows)),
  );
  const rounds = await insertRounds(em, plan);
  const counts = {
    nominations: 0,
    exemplars: 0,
    models: models.length,
    awards: 0,
    individualAwards: 0,
    ...(await insertPoints(em, createFirstPoints(plan, models))),
  };
  const decisions = new Set<string>();
  for (let start = 0; start < plan.organizations.length; start += CHUNK) {
    const chunk = plan.organizations.slice(start, start + CHUNK);
    const given = chunk.map((organization) => ({ organization, awards: createAwards(plan, organization) }));
    const awards = given.flatMap((one) => one.awards);
    const nominated = given.map((one) =>
      createNominations(plan, one.organization, { awards: one.awards, rounds }),
    );
    const nominations = nominated.flatMap((one) => one.nominations);
    const individuals = chunk.flatMap((organization) => createIndividualAwards(plan, organization));
    await insertRows(em, AwardDecision, createDecisions([...awards, ...individuals], decisions));
    await insertRows(
      em,
      Award,
      awards.map(({ revocationNumber: _, ...award }) => award),
    );
    await insertRows(
      em,
      AwardRevocation,
      awards.flatMap((award) => createRevocation(plan, award)),
    );
    await insertRows(em, IndividualAward, individuals);
    await insertRows(
      em,
      ClusterMember,
      chunk.flatMap((organization) => createMembers(plan, organization)),
    );
    await insertRows(
      em,
      Initiative,
      chunk.flatMap((organization) => createInitiatives(plan, organization)),
    );
    await insertRows(
      em,
      EmulationRegistration,
      nominated.flatMap(({ registrations }) => registrations),
    );
    await insertRows(
      em,
      Nomination,
      nominations.map(({ nomination }) => nomination),
    );
    await insertRows(
      em,
      NominationStep,
      nominations.flatMap(({ steps }) => steps),
    );
    counts.nominations += nominations.length;
    const exemplars = chunk.flatMap((organization) => createExemplars(plan, organization));
    await insertRows(
      em,
      Exemplar,
      exemplars.map(({ exemplar }) => exemplar),
    );
    await insertRows(
      em,
      ExemplarStep,
      exemplars.flatMap(({ steps }) => steps),
    );
    counts.exemplars += exemplars.length;
    const { modelPoints, modelTeams } = await insertPoints(
      em,
      chunk.flatMap((organization) => createPoints(plan, replicated, organization)),
    );
    plan.progress(nominations.length + awards.length + individuals.length + modelPoints + modelTeams);
    counts.awards += awards.length;
    counts.individualAwards += individuals.length;
    counts.modelPoints += modelPoints;
    counts.modelTeams += modelTeams;
  }
  await refreshStatistics(em, 'emulation');
  await publishOrganizations(em);
  await publishModels(em);
  await publishExemplars(em);
  return counts;
}
