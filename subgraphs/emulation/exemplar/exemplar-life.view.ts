import { sql } from 'kysely';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { columnsOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { byId, createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import type { Viewer } from '../../kit/viewer.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { toScope, withinReach } from '../references/organization-reach.view.js';
import { OrganizationReference } from '../references/organization-reference.js';
import { publishExemplars } from './exemplar-facts.view.js';
import { type ExemplarEvent, ExemplarStep } from './exemplar-step.js';
import type { ExemplarStepInput } from './exemplar.inputs.js';
import { EXEMPLAR_LIFE, PUBLIC_EXEMPLARS } from './exemplar.states.js';
import { Exemplar } from './exemplar.js';

const EXEMPLAR: Changeable<Exemplar> = {
  entity: Exemplar,
  scopeOf: async (em, { organizationId }) =>
    toScope(await em.findOneOrFail(OrganizationReference, { id: organizationId })),
  publish: (em, id) => publishExemplars(em, [id]),
};

/** Takes a step and writes down who took it, when, and by which document. */
export function takeExemplarStep(
  context: GraphContext,
  event: ExemplarEvent,
  input: ExemplarStepInput & { documentNumber?: string },
): Promise<Exemplar> {
  const document = EXEMPLAR_LIFE[event].document
    ? requireDocumentNumber(input.documentNumber ?? '', 'input.documentNumber')
    : null;
  const comment = commentOf(input);
  return changeRecord(context, EXEMPLAR, {
    ...input,
    change: (exemplar, em) => {
      exemplar.state = stateAfter(EXEMPLAR_LIFE, exemplar, event);
      const step = { exemplarId: exemplar.id, event, state: exemplar.state, document, comment };
      keepStep(em, ExemplarStep, { ...step, viewer: context.viewer });
    },
  });
}

/** Exemplars (`x`) everyone may see: those that were recognised once. */
const IS_PUBLIC: Sql = sql`(x.state = any(cast(${[...PUBLIC_EXEMPLARS]} as text[])) or x.state = 'LAPSED' and exists (
  select from emulation.exemplar_step s where s.exemplar_id = x.id and s.event = 'RECOGNISE'))`;

/** Exemplars (`x`) the viewer may see: the public ones, and all of organisations in its reach. */
export const exemplarVisibleTo = (viewer: Viewer): Sql =>
  sql`(${IS_PUBLIC} or ${withinReach(viewer, sql`x.organization_id`)})`;

/** By id, what the viewer may see; references from elsewhere in the graph come through here too. */
export const exemplarById = createLoader(async ({ db, viewer }: GraphContext, ids) => {
  const { rows } = await sql<Exemplar>`
    select ${columnsOf(Exemplar, 'x')} from emulation.exemplar x
    where x.id = any(cast(${[...ids]} as uuid[])) and ${exemplarVisibleTo(viewer)}`.execute(db);
  return byId(rows);
});
