import type { EntityManager } from '@mikro-orm/postgresql';
import { ActivityParticipation } from '../../subgraphs/campaigns/activity/activity-participation.js';
import { CampaignActivity } from '../../subgraphs/campaigns/activity/campaign-activity.js';
import { publishEveryHost } from '../../subgraphs/campaigns/activity/host-facts.view.js';
import { CampaignStep, type CampaignEvent } from '../../subgraphs/campaigns/campaign/campaign-step.js';
import { CAMPAIGN_CYCLE } from '../../subgraphs/campaigns/campaign/campaign.states.js';
import { Campaign, type CampaignState } from '../../subgraphs/campaigns/campaign/campaign.js';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { LabourDialogue } from '../../subgraphs/campaigns/dialogue/labour-dialogue.js';
import { FestivalEvent } from '../../subgraphs/campaigns/festival/festival-event.js';
import { LaunchEvent } from '../../subgraphs/campaigns/launch/launch-event.js';
import { publishPublications } from '../../subgraphs/campaigns/publication/publication-facts.view.js';
import { type CampaignPlan, createActivityFacts, planYear } from './campaign-facts.js';
import { createDialogues } from './dialogues.js';
import { createOrganizationEvent, seedFestival } from './festival.js';
import { insertRows, refreshStatistics } from './insert.js';
import { createLaunch } from './launches.js';
import { createMovements, createParticipation } from './participation.js';
import { seedOutlets, seedPublications } from './publications.js';
import type { SeedCounts, SeedOrganization, SeedPlan } from './plan.js';
import { addDays, type Random } from './random.js';

const FIRST_YEAR = 2021;
const CHUNK = 500;

/** The steps that lead to each state, as a campaign without detours takes them. */
const STEPS: Readonly<Record<CampaignState, readonly CampaignEvent[]>> = {
  DRAFT: [],
  SUBMITTED: ['SUBMIT'],
  RETURNED: ['SUBMIT', 'RETURN'],
  APPROVED: ['SUBMIT', 'APPROVE'],
  RUNNING: ['SUBMIT', 'APPROVE', 'START'],
  CLOSED: ['SUBMIT', 'APPROVE', 'START', 'CLOSE'],
  REPORTED: ['SUBMIT', 'APPROVE', 'START', 'CLOSE', 'REPORT'],
  CANCELLED: ['SUBMIT', 'APPROVE', 'CANCEL'],
  RECORDED: ['RECORD'],
};

interface Written {
  campaign: CampaignPlan & { id: string };
  /** Days of its activities, earliest first. */
  days: readonly string[];
  random: Random;
}

/** When a step was taken: always in this order, and before the register's last day. */
function dayOf(event: CampaignEvent, { campaign: { startsOn, endsOn }, days }: Written): string {
  switch (event) {
    case 'SUBMIT':
      return addDays(startsOn, -20);
    case 'RETURN':
    case 'APPROVE':
      return addDays(startsOn, -10);
    case 'CANCEL':
      return addDays(startsOn, -3);
    case 'START':
      return days[0] ?? startsOn;
    case 'RECORD':
    case 'CLOSE':
      return addDays(endsOn, 1);
    case 'REPORT':
      return addDays(endsOn, 12);
  }
}

const DOCUMENTS: Partial<Readonly<Record<CampaignEvent, string>>> = {
  APPROVE: 'KH-UBND',
  REPORT: 'BC-CAX',
  CANCEL: 'TB-UBND',
};

function toStepRows(written: Written) {
  const { campaign, random } = written;
  const comment = (event: CampaignEvent) => (event === 'RETURN' ? 'Bổ sung thời gian, địa điểm' : null);
  return STEPS[campaign.state].map((event) => {
    const { to, who } = CAMPAIGN_CYCLE[event];
    const document = DOCUMENTS[event] ? `${random.int(1, 180)}/${DOCUMENTS[event]}` : null;
    return {
      ...{ id: referenceId('campaign-step', campaign.id, event), campaignId: campaign.id, event, state: to },
      ...{ takenOn: dayOf(event, written), role: who[0]!, actor: null, document, comment: comment(event) },
    };
  });
}

function toActivityRows({ campaign, days, random }: Written, host: SeedOrganization) {
  return days.map((heldOn, n) => {
    const { topicCode, ...facts } = createActivityFacts(random, campaign.kind, host);
    return {
      ...{
        id: referenceId('campaign-activity', campaign.id, String(n)),
        campaignId: campaign.id,
        hostId: host.id,
      },
      ...{ topicId: referenceId('topic', topicCode), heldOn, ...facts, withdrawn: false, version: 1 },
    };
  });
}

/** The figures an accepted report is frozen with. */
function toReport({ state }: Pick<CampaignPlan, 'state'>, activities: readonly { reached: number }[]) {
  if (state !== 'REPORTED') return { reportedActivities: null, reportedReached: null };
  const reportedReached = activities.reduce((sum, { reached }) => sum + reached, 0);
  return { reportedActivities: activities.length, reportedReached };
}

const existsThroughout = (
  { establishedOn, closedOn }: SeedOrganization,
  { startsOn, endsOn }: CampaignPlan,
): boolean => establishedOn <= addDays(startsOn, -20) && (closedOn === null || endsOn < closedOn);

function* createCampaigns(plan: SeedPlan, host: SeedOrganization): Generator<Written> {
  const { until } = plan;
  for (let year = FIRST_YEAR; year <= Number(until.slice(0, 4)); year += 1) {
    const random = plan.randomFor('campaigns', host.code, String(year));
    const plans = planYear(random, { kind: host.kind, year, until, model: host.code === 'HD-0001' });
    for (const [n, campaign] of plans.entries()) {
      if (!existsThroughout(host, campaign)) continue;
      const last = campaign.endsOn < until ? campaign.endsOn : until;
      const days = Array.from({ length: campaign.activities }, () =>
        random.day(campaign.startsOn, last),
      ).sort();
      const id = referenceId('campaign', String(plan.seed), host.code, `${year}.${n}`);
      yield { campaign: { ...campaign, id }, days, random };
    }
  }
}

/** The rows of some organisations, table by table. */
function createRows(plan: SeedPlan, hosts: readonly SeedOrganization[]) {
  const rows = {
    ...{ campaigns: [] as object[], steps: [] as object[], activities: [] as object[] },
    ...{ festivalEvents: [] as object[], participation: [] as object[], launches: [] as object[] },
  };
  for (const host of hosts) {
    for (const written of createCampaigns(plan, host)) {
      const { activities: _, ...campaign } = written.campaign;
      const steps = toStepRows(written);
      const planNumber = steps.find(({ event }) => event === 'APPROVE')?.document ?? null;
      const activities = toActivityRows(written, host);
      rows.campaigns.push({
        ...{ ...campaign, hostId: host.id, planNumber, version: steps.length + 1 },
        ...{
          relatedMovements: createMovements(plan, host.kind, campaign.id),
          ...toReport(campaign, activities),
        },
      });
      rows.steps.push(...steps);
      rows.activities.push(...activities);
      rows.participation.push(...activities.flatMap((one) => createParticipation(plan, host.kind, one)));
      for (const { heldOn, reached } of activities.slice(0, 1)) {
        const held = { campaignId: campaign.id, heldOn, reached };
        if (campaign.kind === 'FESTIVAL')
          rows.festivalEvents.push(...createOrganizationEvent(plan, host, held));
        if (campaign.kind === 'LAUNCH') rows.launches.push(createLaunch(plan, host, held));
      }
    }
  }
  return rows;
}

/** Campaigns of 2021 to the register's last day with their history and activities; about one in five hosts none in a year. */
export async function seedCampaigns(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const festivalEvents = await seedFestival(em, plan);
  const counts = {
    ...{ campaigns: 0, activities: 0, festivalEvents, labourDialogues: 0, launches: 0, materials: 0 },
    publications: await seedOutlets(em, plan),
  };
  for (let start = 0; start < plan.organizations.length; start += CHUNK) {
    const chunk = plan.organizations.slice(start, start + CHUNK);
    const rows = createRows(plan, chunk);
    const { campaigns, steps, activities, festivalEvents, participation, launches } = rows;
    await insertRows(em, Campaign, campaigns);
    await insertRows(em, CampaignStep, steps);
    await insertRows(em, CampaignActivity, activities);
    await insertRows(em, ActivityParticipation, participation);
    await insertRows(em, LaunchEvent, launches);
    counts.launches += launches.length;
    const { publications, materials } = await seedPublications(em, plan, chunk);
    counts.publications += publications;
    counts.materials += materials;
    await insertRows(em, FestivalEvent, festivalEvents);
    counts.festivalEvents += festivalEvents.length;
    const dialogues = chunk.flatMap((host) => createDialogues(plan, host));
    await insertRows(em, LabourDialogue, dialogues);
    counts.labourDialogues += dialogues.length;
    counts.campaigns += campaigns.length;
    counts.activities += activities.length;
    const written = Object.values(rows).reduce((sum, some) => sum + some.length, 0);
    plan.progress(written + dialogues.length + publications + materials);
  }
  await refreshStatistics(em, 'campaigns');
  await publishEveryHost(em);
  await publishPublications(em);
  return counts;
}
