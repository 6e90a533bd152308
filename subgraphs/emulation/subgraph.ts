import { referenceTo } from '../kit/rows.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import { AwardAuthority } from './award/award-authority.js';
import { AwardDecisionResolver } from './award/award-decision.resolver.js';
import { AwardKindResolver } from './award/award-kind.resolver.js';
import { AwardKind } from './award/award-kind.js';
import { AwardResolver, OrganizationAwardsResolver } from './award/award.resolver.js';
import { Award } from './award/award.js';
import { IndividualAwardResolver } from './award/individual-award.resolver.js';
import { IndividualAward } from './award/individual-award.js';
import { migrations } from './migrations/index.js';
import { ModelPointResolver, ModelPointsResolver } from './model/model-point.resolver.js';
import { ModelPoint } from './model/model-point.js';
import { ModelStepResolver } from './model/model-step.resolver.js';
import { ModelStep } from './model/model-step.js';
import { ModelSummaryResolver, UnitModelSummaryResolver } from './model/model-summary.resolver.js';
import { ModelTeamResolver } from './model/model-team.resolver.js';
import { ModelTeam } from './model/model-team.js';
import { MovementModelResolver, OrganizationModelsResolver } from './model/movement-model.resolver.js';
import { MovementModel } from './model/movement-model.js';
import { ORGANIZATION_FACTS } from './references/organization-facts.view.js';
import { OrganizationPlaceReference } from './references/organization-place-reference.js';
import { OrganizationReference } from './references/organization-reference.js';

/** Owner of awards and of the movement's models. */
export const definition: SubgraphDefinition = {
  name: 'emulation',
  schema: 'emulation',
  entities: [
    ...[OrganizationReference, OrganizationPlaceReference, AwardKind, AwardAuthority, Award, IndividualAward],
    ...[MovementModel, ModelPoint, ModelTeam, ModelStep],
  ],
  migrations,
  resolvers: [
    ...[
      AwardResolver,
      OrganizationAwardsResolver,
      AwardKindResolver,
      AwardDecisionResolver,
      IndividualAwardResolver,
    ],
    ...[
      MovementModelResolver,
      OrganizationModelsResolver,
      ModelPointResolver,
      ModelPointsResolver,
      ModelTeamResolver,
    ],
    ...[ModelStepResolver, ModelSummaryResolver, UnitModelSummaryResolver],
  ],
  references: {
    Award: referenceTo(Award),
    MovementModel: referenceTo(MovementModel),
    Organization: ({ id }) => ({ id }),
    AdministrativeUnit: ({ id }) => ({ id }),
  },
  projections: [ORGANIZATION_FACTS],
  constraints: {
    award_once: {
      code: 'CONFLICT',
      path: 'input.organizationId',
      reason:
        'The organisation already has this very award for this year, and it stands: one achievement is not rewarded twice (R10).',
    },
    movement_model_name: {
      code: 'CONFLICT',
      path: 'input.name',
      reason:
        'A model that is not discontinued already has this name; models are counted by name (R20). Add a point to it instead.',
    },
    model_point_once: {
      code: 'CONFLICT',
      path: 'input.since',
      reason: 'The model is already applied there on these days.',
    },
    model_team_once: {
      code: 'CONFLICT',
      path: 'input.name',
      reason: 'The point already has a team of this name on these days.',
    },
  },
};
