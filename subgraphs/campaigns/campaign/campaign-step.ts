import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Step, stepColumns } from '../../kit/step.js';
import { Campaign, CampaignState } from './campaign.js';

export const CampaignEvent = graphEnum('CampaignEvent', 'A step in the life of a campaign.', {
  SUBMIT: 'The host asks for approval.',
  RETURN: 'The officer sends it back for correction.',
  APPROVE: 'The officer approves it; names the plan number.',
  START: 'It begins: on its first day, or with its first activity.',
  CLOSE: 'The host ends it.',
  REPORT: 'The officer accepts its report; names the report’s number.',
  CANCEL: 'It is called off; names the document that says so.',
  RECORD: 'The host puts a small internal campaign on record.',
});
export type CampaignEvent = keyof typeof CampaignEvent;

const Schema = defineEntity({
  name: 'CampaignStep',
  schema: 'campaigns',
  tableName: 'campaign_step',
  properties: {
    ...stepColumns(),
    campaignId: p.manyToOne(Campaign).mapToPk().joinColumn('campaign_id').index(),
    event: p.enum(valuesOf(CampaignEvent)),
    state: p.enum(valuesOf(CampaignState)),
  },
});

@ObjectType({ implements: Step, description: 'One step a campaign took, kept for good.' })
export class CampaignStep extends Schema.class implements Step {
  @Field(() => CampaignEvent, { description: 'What was done.' })
  declare event: CampaignEvent;

  @Field(() => CampaignState, { description: 'The state it led to.' })
  declare state: CampaignState;
}
Schema.setClass(CampaignStep);
