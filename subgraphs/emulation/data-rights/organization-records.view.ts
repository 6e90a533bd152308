import { sql } from 'kysely';
import { type OrganizationRecords, ownedBy, type RecordSource } from '../../kit/dispute/record.view.js';
import { Award } from '../award/award.js';
import { ExemplarStep } from '../exemplar/exemplar-step.js';
import { Exemplar } from '../exemplar/exemplar.js';
import { ModelPoint } from '../model/model-point.js';
import { MovementModel } from '../model/movement-model.js';
import { NominationStep } from '../nomination/nomination-step.js';
import { Nomination } from '../nomination/nomination.js';
import { OrganizationReference } from '../references/organization-reference.js';
import {
  assertOrganizationWithinReach,
  toScope,
  withinReach,
} from '../references/organization-reach.view.js';
import { EmulationRegistration } from '../round/emulation-registration.js';

const ofNomination: Pick<RecordSource, 'join' | 'organization'> = {
  ...{
    join: sql`join emulation.nomination n on n.id = r.nomination_id`,
    organization: sql`n.organization_id`,
  },
};
const ofExemplar: Pick<RecordSource, 'join' | 'organization'> = {
  ...{ join: sql`join emulation.exemplar e on e.id = r.exemplar_id`, organization: sql`e.organization_id` },
};

/** Every record of this subgraph about an organisation; awards of natural persons are theirs, not its own. */
export const ORGANIZATION_RECORDS: OrganizationRecords = {
  name: 'emulation',
  schema: 'emulation',
  records: {
    AWARD: ownedBy(Award, 'An award of it.'),
    REGISTRATION: ownedBy(EmulationRegistration, 'Its registration in a round.'),
    NOMINATION: ownedBy(Nomination, 'A nomination of it.'),
    NOMINATION_STEP: { entity: NominationStep, description: 'A step of a nomination.', ...ofNomination },
    EXEMPLAR: ownedBy(Exemplar, 'It as an exemplar.'),
    EXEMPLAR_STEP: { entity: ExemplarStep, description: 'A step of an exemplar.', ...ofExemplar },
    MODEL: ownedBy(MovementModel, 'A model it built.'),
    MODEL_POINT: ownedBy(ModelPoint, 'A point of a model in it.'),
  },
  scopeOf: async (em, id) => {
    const known = await em.findOne(OrganizationReference, { id });
    return known ? toScope(known) : { organizationId: id, areaIds: [] };
  },
  assertWithinReach: assertOrganizationWithinReach,
  withinReach,
};
