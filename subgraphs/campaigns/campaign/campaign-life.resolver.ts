import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import type { GraphContext } from '../../kit/context.js';
import { takeStep } from './campaign-life.view.js';
import { CampaignDecisionInput, CampaignStepInput } from './campaign.inputs.js';
import { CAMPAIGN_CYCLE } from './campaign.states.js';
import { Campaign } from './campaign.js';

const StepArg = () => Arg('input', () => CampaignStepInput, { description: 'The step.' });
const DecisionArg = () =>
  Arg('input', () => CampaignDecisionInput, { description: 'The step and the document that decides it.' });

/** The named steps of a campaign's life (domain 5.2); who may take one is said in the table of states. */
@Resolver(() => Campaign)
export class CampaignLifeResolver {
  @Access(...CAMPAIGN_CYCLE.SUBMIT.who)
  @Mutation(() => Campaign, { description: 'Asks for approval: DRAFT or RETURNED → SUBMITTED.' })
  submitCampaign(@StepArg() input: CampaignStepInput, @Ctx() context: GraphContext): Promise<Campaign> {
    return takeStep(context, 'SUBMIT', input);
  }

  @Access(...CAMPAIGN_CYCLE.RETURN.who)
  @Mutation(() => Campaign, { description: 'Sends it back to its host: SUBMITTED → RETURNED.' })
  returnCampaign(@StepArg() input: CampaignStepInput, @Ctx() context: GraphContext): Promise<Campaign> {
    return takeStep(context, 'RETURN', input);
  }

  @Access(...CAMPAIGN_CYCLE.APPROVE.who)
  @Mutation(() => Campaign, {
    description: 'Approves it under a plan number: SUBMITTED → APPROVED; public from here on.',
  })
  approveCampaign(
    @DecisionArg() input: CampaignDecisionInput,
    @Ctx() context: GraphContext,
  ): Promise<Campaign> {
    return takeStep(context, 'APPROVE', input);
  }

  @Access(...CAMPAIGN_CYCLE.START.who)
  @Mutation(() => Campaign, {
    description: 'Begins it, from its first day on: APPROVED → RUNNING. The first activity does the same.',
  })
  startCampaign(@StepArg() input: CampaignStepInput, @Ctx() context: GraphContext): Promise<Campaign> {
    return takeStep(context, 'START', input);
  }

  @Access(...CAMPAIGN_CYCLE.CLOSE.who)
  @Mutation(() => Campaign, { description: 'Ends it: RUNNING → CLOSED; no activity is added any more.' })
  closeCampaign(@StepArg() input: CampaignStepInput, @Ctx() context: GraphContext): Promise<Campaign> {
    return takeStep(context, 'CLOSE', input);
  }

  @Access(...CAMPAIGN_CYCLE.REPORT.who)
  @Mutation(() => Campaign, { description: 'Accepts its report: CLOSED → REPORTED; its figures are frozen.' })
  reportCampaign(
    @DecisionArg() input: CampaignDecisionInput,
    @Ctx() context: GraphContext,
  ): Promise<Campaign> {
    return takeStep(context, 'REPORT', input);
  }

  @Access(...CAMPAIGN_CYCLE.CANCEL.who)
  @Mutation(() => Campaign, { description: 'Calls it off, from any state before CLOSED → CANCELLED.' })
  cancelCampaign(
    @DecisionArg() input: CampaignDecisionInput,
    @Ctx() context: GraphContext,
  ): Promise<Campaign> {
    return takeStep(context, 'CANCEL', input);
  }

  @Access(...CAMPAIGN_CYCLE.RECORD.who)
  @Mutation(() => Campaign, { description: 'Puts a small INTERNAL campaign on record: DRAFT → RECORDED.' })
  recordCampaign(@StepArg() input: CampaignStepInput, @Ctx() context: GraphContext): Promise<Campaign> {
    return takeStep(context, 'RECORD', input);
  }
}
