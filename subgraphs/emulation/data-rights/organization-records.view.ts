import { sql } from 'kysely';
import { type OrganizationRecords, ownedBy, type RecordSource } from '../../kit/dispute/record.view.js';
import type { Sql } from '../../kit/page.js';
import { AwardRevocation } from '../award/award-revocation.js';
import { Award } from '../award/award.js';
import { ExemplarStep } from '../exemplar/exemplar-step.js';
import { Exemplar } from '../exemplar/exemplar.js';
import { ModelPoint } from '../model/model-point.js';
import { ModelReview } from '../model/model-review.js';
import { ModelStep } from '../model/model-step.js';
import { ModelTeam } from '../model/model-team.js';
import { MovementModel } from '../model/movement-model.js';
import { ClusterMember } from '../movement/cluster-member.js';
import { Initiative } from '../movement/initiative.js';
import { NominationStep } from '../nomination/nomination-step.js';
import { Nomination } from '../nomination/nomination.js';
import { OrganizationReference } from '../references/organization-reference.js';
import {
  assertOrganizationWithinReach,
  toScope,
  withinReach,
} from '../references/organization-reach.view.js';
import { EmulationRegistration } from '../round/emulation-registration.js';

/** A kind whose rows belong to a row of another table, `owner`, that names the organisation. */
const heldBy = (owner: Sql, description: string, entity: Function): RecordSource => ({
  ...{ entity, description, organization: sql`owner.organization_id` },
  join: sql`join ${owner}`,
});
const NOMINATION = sql`emulation.nomination owner on owner.id = r.nomination_id`;
const EXEMPLAR = sql`emulation.exemplar owner on owner.id = r.exemplar_id`;
const MODEL = sql`emulation.movement_model owner on owner.id = r.model_id`;
const POINT = sql`emulation.model_point owner on owner.id = r.point_id`;
const AWARD = sql`emulation.award owner on owner.id = r.award_id`;

/** Every record of this subgraph about an organisation; awards of natural persons are theirs, not its own. */
export const ORGANIZATION_RECORDS: OrganizationRecords = {
  name: 'emulation',
  schema: 'emulation',
  records: {
    AWARD: ownedBy(Award, 'An award of it.'),
    AWARD_REVOCATION: heldBy(AWARD, 'The revocation of an award of it.', AwardRevocation),
    CLUSTER_MEMBER: ownedBy(ClusterMember, 'Its time in a cluster or block.'),
    INITIATIVE: ownedBy(Initiative, 'A recognised initiative of it.'),
    REGISTRATION: ownedBy(EmulationRegistration, 'Its registration in a round.'),
    NOMINATION: ownedBy(Nomination, 'A nomination of it.'),
    NOMINATION_STEP: heldBy(NOMINATION, 'A step of a nomination.', NominationStep),
    EXEMPLAR: ownedBy(Exemplar, 'It as an exemplar.'),
    EXEMPLAR_STEP: heldBy(EXEMPLAR, 'A step of an exemplar.', ExemplarStep),
    MODEL: ownedBy(MovementModel, 'A model it built.'),
    MODEL_STEP: heldBy(MODEL, 'A step of a model it built.', ModelStep),
    MODEL_REVIEW: heldBy(MODEL, 'The review of a model it built.', ModelReview),
    MODEL_POINT: ownedBy(ModelPoint, 'A point of a model in it.'),
    MODEL_TEAM: heldBy(POINT, 'A team of a point in it.', ModelTeam),
  },
  scopeOf: async (em, id) => {
    const known = await em.findOne(OrganizationReference, { id });
    return known ? toScope(known) : { organizationId: id, areaIds: [] };
  },
  assertWithinReach: assertOrganizationWithinReach,
  withinReach,
};
