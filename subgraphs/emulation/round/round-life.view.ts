import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Changeable, changeRecord } from '../../kit/change.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import type { Sql } from '../../kit/page.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import type { Viewer } from '../../kit/viewer.js';
import { toUnitScope } from '../../kit/unit.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { EmulationRound } from './emulation-round.js';
import { type EmulationRoundEvent, EmulationRoundStep } from './round-step.js';
import type { EmulationRoundStepInput } from './round.inputs.js';
import { HIDDEN_STATE, ROUND_LIFE, ROUND_OFFICE } from './round.states.js';

/** How every mutation of this folder changes a round. */
const ROUND: Changeable<EmulationRound> = {
  entity: EmulationRound,
  scopeOf: async (_, round) => toUnitScope(round),
};

/** Nominations of rounds that were handed in and are neither awarded nor rejected. */
export const UNDECIDED: Sql = sql`state in ('SUBMITTED', 'RETURNED', 'ELIGIBILITY_CHECKED', 'CONSULTED', 'VOTED', 'PROPOSED')`;

async function countUndecided(em: EntityManager, roundId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from emulation.nomination where round_id = ${roundId} and ${UNDECIDED}`.execute(
    em.getKysely(),
  );
  return rows[0]!.n;
}

/** Takes a step and writes down who took it, when, and by which document. */
export function takeRoundStep(
  context: GraphContext,
  event: EmulationRoundEvent,
  input: EmulationRoundStepInput & { documentNumber?: string },
): Promise<EmulationRound> {
  const document = ROUND_LIFE[event].document
    ? requireDocumentNumber(input.documentNumber ?? '', 'input.documentNumber')
    : null;
  const comment = commentOf(input);
  return changeRecord(context, ROUND, {
    ...input,
    change: async (round, em) => {
      const { type, id: roundId } = round;
      const facts = { state: round.state, type, undecided: await countUndecided(em, roundId) };
      round.state = stateAfter(ROUND_LIFE, facts, event);
      const step = { roundId, event, state: round.state, document, comment };
      keepStep(em, EmulationRoundStep, { ...step, viewer: context.viewer });
    },
  });
}

/** The round a write names, held until the transaction ends: its state must not change under the write. */
export async function holdRound(em: EntityManager, roundId: string): Promise<EmulationRound> {
  const id = requireId(roundId, 'input.roundId');
  const round = await em.findOne(EmulationRound, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (round) return round;
  throw new Refusal('NOT_FOUND', `No emulation round has the id ${id}.`, { path: 'input.roundId' });
}

/** Rounds (`r`) the viewer may see: what is being prepared is the office's own. */
export const roundVisibleTo = ({ role }: Viewer): Sql =>
  ROUND_OFFICE.some((one) => one === role) ? sql`true` : sql`r.state <> ${HIDDEN_STATE}`;
