import type { SubgraphDefinition } from '../kit/subgraph.js';
import { ActivityChangeResolver } from './activity/activity-change.resolver.js';
import { ActivityCorrection } from './activity/activity-correction.js';
import {
  OrganizationActivitiesResolver,
  UnitActivitiesResolver,
} from './activity/activity-summary.resolver.js';
import { CampaignActivityResolver } from './activity/campaign-activity.resolver.js';
import { CampaignActivity } from './activity/campaign-activity.js';
import { CampaignDraftResolver } from './campaign/campaign-draft.resolver.js';
import { CampaignLifeResolver } from './campaign/campaign-life.resolver.js';
import { CampaignStep } from './campaign/campaign-step.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { Campaign } from './campaign/campaign.js';
import { migrations } from './migrations/index.js';
import { ORGANIZATION_FACTS } from './references/organization-facts.view.js';
import { OrganizationPlaceReference } from './references/organization-place-reference.js';
import { OrganizationReference } from './references/organization-reference.js';
import { TopicResolver } from './topic/topic.resolver.js';
import { Topic } from './topic/topic.js';

/** Owner of awareness campaigns and their activities; follows the facts of their hosts. */
export const definition: SubgraphDefinition = {
  name: 'campaigns',
  schema: 'campaigns',
  entities: [
    Topic,
    Campaign,
    CampaignStep,
    CampaignActivity,
    ActivityCorrection,
    OrganizationReference,
    OrganizationPlaceReference,
  ],
  migrations,
  resolvers: [
    TopicResolver,
    CampaignResolver,
    CampaignDraftResolver,
    CampaignLifeResolver,
    CampaignActivityResolver,
    ActivityChangeResolver,
    OrganizationActivitiesResolver,
    UnitActivitiesResolver,
  ],
  references: {
    AdministrativeUnit: ({ id }) => ({ id }),
    Organization: ({ id }) => ({ id }),
  },
  projections: [ORGANIZATION_FACTS],
  // Rules refuse first what the named checks of the migration would; none is a client's to hit.
  constraints: {},
};
