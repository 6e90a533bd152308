import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
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
    id: p.uuid().primary(),
    campaignId: p.manyToOne(Campaign).mapToPk().joinColumn('campaign_id').index(),
    event: p.enum(valuesOf(CampaignEvent)),
    state: p.enum(valuesOf(CampaignState)),
    takenOn: p.date(),
    role: p.text(),
    /** Opaque subject of the token: for the audit only, never in the graph. */
    actor: p.text().strictNullable(),
    document: p.text().strictNullable(),
    comment: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'One step a campaign took, kept for good.' })
export class CampaignStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => CampaignEvent, { description: 'What was done.' })
  declare event: CampaignEvent;

  @Field(() => CampaignState, { description: 'The state it led to.' })
  declare state: CampaignState;

  @Field(() => LocalDate, { description: 'Day it was done, in Viet Nam.' })
  declare takenOn: string;

  @Field(() => String, { description: 'Role of who did it, e.g. COMMUNE_OFFICER.' })
  declare role: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that decided it; null: the step needs none.',
  })
  declare document: string | null;

  @Field(() => String, { nullable: true, description: 'Remark, e.g. why it was returned; names no person.' })
  declare comment: string | null;
}
Schema.setClass(CampaignStep);
