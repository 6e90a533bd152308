import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Changeable, changeRecord } from '../../kit/change.js';
import type { GraphContext } from '../../kit/context.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import type { Viewer } from '../../kit/viewer.js';
import { publishOrganizations } from '../award/award-facts.view.js';
import type { Award } from '../award/award.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { toScope } from '../references/organization-reach.view.js';
import { OrganizationReference } from '../references/organization-reference.js';
import type { EmulationRound } from '../round/emulation-round.js';
import { holdRound } from '../round/round-life.view.js';
import {
  type EligibilityFacts,
  explainEligibility,
  findObstacle,
  findVoteObstacle,
} from './eligibility.rules.js';
import { readEligibilityFacts } from './eligibility.view.js';
import { type NominationEvent, NominationStep } from './nomination-step.js';
import type { NominationStepInput } from './nomination.inputs.js';
import { NOMINATION_LIFE, type NominationFacts } from './nomination.states.js';
import { Nomination } from './nomination.js';

/** How every mutation of this folder changes a nomination. */
export const NOMINATION: Changeable<Nomination> = {
  entity: Nomination,
  scopeOf: async (em, { organizationId }) =>
    toScope(await em.findOneOrFail(OrganizationReference, { id: organizationId })),
  publish: async (em, id) =>
    publishOrganizations(em, [(await em.findOneOrFail(Nomination, { id })).organizationId]),
};

/** What the table of states looks at. */
export function toNominationFacts(
  { state }: Pick<Nomination, 'state'>,
  round: Pick<EmulationRound, 'state' | 'type'>,
  eligibility: EligibilityFacts,
): NominationFacts {
  const findings = explainEligibility(eligibility);
  return {
    ...{ state, roundState: round.state, roundType: round.type, obstacle: findObstacle(findings) },
    voteObstacle: findVoteObstacle(findings),
  };
}

interface StepDetails {
  event: NominationEvent;
  document: string | null;
  comment: string | null;
}

/** Moves a nomination on and keeps the step in its history. */
async function moveOn(
  em: EntityManager,
  nomination: Nomination,
  step: StepDetails & { viewer: Viewer },
): Promise<void> {
  const round = await holdRound(em, nomination.roundId);
  const eligibility = (await readEligibilityFacts(em.getKysely(), [nomination.id])).get(nomination.id)!;
  nomination.state = stateAfter(
    NOMINATION_LIFE,
    toNominationFacts(nomination, round, eligibility),
    step.event,
  );
  keepStep(em, NominationStep, { ...step, nominationId: nomination.id, state: nomination.state });
}

/** Takes one step of the life cycle; `also` does what else belongs to it, in the same transaction. */
export function takeNominationStep(
  context: GraphContext,
  input: NominationStepInput & { documentNumber?: string },
  { event, also }: { event: NominationEvent; also?: (nomination: Nomination, em: EntityManager) => unknown },
): Promise<Nomination> {
  const document = NOMINATION_LIFE[event].document
    ? requireDocumentNumber(input.documentNumber ?? '', 'input.documentNumber')
    : null;
  const comment = commentOf(input);
  return changeRecord(context, NOMINATION, {
    ...input,
    change: async (nomination, em) => {
      await moveOn(em, nomination, { event, document, comment, viewer: context.viewer });
      await also?.(nomination, em);
    },
  });
}

/** R18: with its award a nomination is revoked, if there was one; awards may also be decided without. */
export async function revokeNominationOf(
  em: EntityManager,
  award: Award,
  step: { document: string; comment: string; viewer: Viewer },
): Promise<void> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  const nomination = await em.findOne(Nomination, { awardId: award.id }, lock);
  if (!nomination) return;
  await moveOn(em, nomination, { event: 'REVOKE', ...step });
  nomination.version += 1;
}
