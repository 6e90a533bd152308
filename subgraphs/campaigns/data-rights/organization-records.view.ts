import { sql } from 'kysely';
import { type OrganizationRecords, ownedBy, type RecordSource } from '../../kit/dispute/record.view.js';
import { ActivityCorrection } from '../activity/activity-correction.js';
import { CampaignActivity } from '../activity/campaign-activity.js';
import { CampaignStep } from '../campaign/campaign-step.js';
import { Campaign } from '../campaign/campaign.js';
import { LabourDialogue } from '../dialogue/labour-dialogue.js';
import { FestivalEvent } from '../festival/festival-event.js';
import { LaunchEvent } from '../launch/launch-event.js';
import { Material } from '../publication/material.js';
import { MediaPublication } from '../publication/media-publication.js';
import { assertHostWithinReach, scopeOfHost, withinReach } from '../references/organization-reach.view.js';

const hostedBy = (entity: Function, description: string): RecordSource => ({
  ...{ entity, description, organization: sql`r.host_id` },
});

/** Every record of this subgraph about an organisation. */
export const ORGANIZATION_RECORDS: OrganizationRecords = {
  name: 'campaign',
  schema: 'campaigns',
  records: {
    CAMPAIGN: hostedBy(Campaign, 'A campaign it hosts.'),
    CAMPAIGN_STEP: {
      ...{ entity: CampaignStep, description: 'A step of a campaign.', organization: sql`c.host_id` },
      join: sql`join campaigns.campaign c on c.id = r.campaign_id`,
    },
    CAMPAIGN_ACTIVITY: hostedBy(CampaignActivity, 'An activity it held.'),
    ACTIVITY_CORRECTION: {
      ...{ entity: ActivityCorrection, description: 'A corrected figure.', organization: sql`a.host_id` },
      join: sql`join campaigns.campaign_activity a on a.id = r.activity_id`,
    },
    FESTIVAL_EVENT: ownedBy(FestivalEvent, 'A festival event it held.'),
    LABOUR_DIALOGUE: ownedBy(LabourDialogue, 'A dialogue at its workplace, a day and headcounts.'),
    LAUNCH_EVENT: ownedBy(LaunchEvent, 'A launch held in it, a day and counts.'),
    MATERIAL: ownedBy(Material, 'Material it prepared.'),
    MEDIA_PUBLICATION: ownedBy(
      MediaPublication,
      'What an outlet published of it, or of its model or example.',
    ),
  },
  scopeOf: scopeOfHost,
  assertWithinReach: assertHostWithinReach,
  withinReach,
};
