import type {
  ActivityAudience,
  ActivityFormat,
} from '../../subgraphs/campaigns/activity/campaign-activity.js';
import type { CampaignKind, CampaignState } from '../../subgraphs/campaigns/campaign/campaign.js';
import type { SeedOrganization } from './plan.js';
import { addDays, type Random } from './random.js';

type Kind = SeedOrganization['kind'];

export interface CampaignPlan {
  kind: CampaignKind;
  title: string;
  startsOn: string;
  endsOn: string;
  /** Activities wanted; a campaign that never ran has none. */
  activities: number;
  state: CampaignState;
}

interface Season {
  kind: CampaignKind;
  title: string;
  /** Month and day between which it lies: the calendar of a year (domain §5). */
  from: string;
  to: string;
  activities: readonly [number, number];
  /** Share of organisations of each kind that hold one in a year. */
  share: Readonly<Record<Kind, number>>;
}

/** Festival on 19 August, campaigns from April to June, internal sessions over the year; some do nothing at all. */
const SEASONS: readonly Season[] = [
  {
    ...{
      kind: 'INTERNAL',
      title: 'Sinh hoạt chuyên đề pháp luật',
      from: '01-15',
      to: '11-10',
      activities: [2, 3],
    },
    share: { AGENCY: 0.6, SCHOOL: 0.7, ENTERPRISE: 0.35, OTHER: 0.1 },
  },
  {
    ...{
      kind: 'GENERAL',
      title: 'Đợt tuyên truyền phòng ngừa tội phạm',
      from: '04-01',
      to: '06-25',
      activities: [1, 3],
    },
    share: { AGENCY: 0.4, SCHOOL: 0.45, ENTERPRISE: 0.25, OTHER: 0.05 },
  },
  {
    ...{
      kind: 'FESTIVAL',
      title: 'Ngày hội Toàn dân bảo vệ an ninh Tổ quốc',
      from: '07-02',
      to: '08-19',
      activities: [1, 1],
    },
    share: { AGENCY: 0.3, SCHOOL: 0.15, ENTERPRISE: 0.15, OTHER: 0.02 },
  },
  {
    ...{
      kind: 'LAUNCH',
      title: 'Phát động phong trào trong công nhân',
      from: '03-01',
      to: '05-30',
      activities: [1, 2],
    },
    share: { AGENCY: 0, SCHOOL: 0, ENTERPRISE: 0.12, OTHER: 0 },
  },
];

/** The campaign of the last weeks, which has not ended when the register's days do. */
const AUTUMN = { title: 'Tuyên truyền cao điểm cuối năm', share: 0.12 } as const;

const AUTUMN_STATES: readonly CampaignState[] = [
  'RUNNING',
  'RUNNING',
  'RUNNING',
  'APPROVED',
  'SUBMITTED',
  'RETURNED',
  'DRAFT',
];
const RAN: ReadonlySet<CampaignState> = new Set(['RUNNING', 'CLOSED', 'REPORTED', 'RECORDED']);

function stateOf(
  random: Random,
  { kind, endsOn }: { kind: CampaignKind; endsOn: string },
  until: string,
): CampaignState {
  if (kind === 'INTERNAL') return 'RECORDED';
  if (random.chance(0.03)) return 'CANCELLED';
  const reportedBy = addDays(endsOn, 30) <= until ? 0.95 : 0.4;
  return random.chance(reportedBy) ? 'REPORTED' : 'CLOSED';
}

/** The campaigns an organisation holds in a year. `model`: the documented organisation, which holds each of them. */
export function planYear(
  random: Random,
  { kind, year, until, model }: { kind: Kind; year: number; until: string; model: boolean },
): CampaignPlan[] {
  const plans: CampaignPlan[] = [];
  for (const season of SEASONS) {
    if (!model && !random.chance(season.share[kind])) continue;
    const startsOn =
      season.kind === 'INTERNAL'
        ? `${year}-${season.from}`
        : random.day(`${year}-${season.from}`, addDays(`${year}-${season.to}`, -14));
    const endsOn = season.kind === 'GENERAL' ? addDays(startsOn, 14) : `${year}-${season.to}`;
    const state = model ? stateOfModel(season.kind) : stateOf(random, { kind: season.kind, endsOn }, until);
    const activities = RAN.has(state) ? random.int(...season.activities) : 0;
    plans.push({
      kind: season.kind,
      title: `${season.title} năm ${year}`,
      startsOn,
      endsOn,
      activities,
      state,
    });
  }
  if (`${year}` === until.slice(0, 4) && (model || random.chance(AUTUMN.share))) {
    const state = model ? 'RUNNING' : random.pick(AUTUMN_STATES);
    const activities = state === 'RUNNING' ? 1 : 0;
    const [startsOn, endsOn] = [`${year}-10-20`, `${year}-12-31`];
    plans.push({ kind: 'GENERAL', title: `${AUTUMN.title} ${year}`, startsOn, endsOn, activities, state });
  }
  return plans;
}

const stateOfModel = (kind: CampaignKind): CampaignState => (kind === 'INTERNAL' ? 'RECORDED' : 'REPORTED');

const TOPICS: Readonly<Record<Kind, readonly string[]>> = {
  AGENCY: [
    'LEGAL_DISSEMINATION',
    'PUBLIC_ETHICS',
    'ANTI_CORRUPTION',
    'THRIFT',
    'CYBER_SAFETY',
    'SAFETY_STANDARD',
    'INTERNAL_RULES',
  ],
  ENTERPRISE: [
    'CRIME_PREVENTION',
    'LABOUR_LAW',
    'DIALOGUE',
    'FIRE_SAFETY',
    'CYBER_SAFETY',
    'INTERNAL_RULES',
    'TRAFFIC_SAFETY',
  ],
  SCHOOL: [
    'SCHOOL_VIOLENCE',
    'SOCIAL_EVILS',
    'DIGITAL_LITERACY',
    'TRAFFIC_SAFETY',
    'CRIME_PREVENTION',
    'FIRE_SAFETY',
  ],
  OTHER: ['LEGAL_DISSEMINATION', 'FIRE_SAFETY', 'CRIME_PREVENTION'],
};

const AUDIENCES: Readonly<Record<Kind, readonly ActivityAudience[]>> = {
  AGENCY: ['OFFICIALS', 'OFFICIALS', 'MANAGERS', 'RESIDENTS'],
  ENTERPRISE: ['WORKERS', 'WORKERS', 'WORKERS', 'OWNERS', 'GUARDS'],
  SCHOOL: ['PUPILS', 'PUPILS', 'PUPILS', 'TEACHERS', 'PARENTS'],
  OTHER: ['WORKERS', 'MIXED'],
};

const FORMATS: readonly ActivityFormat[] = [
  'TALK',
  'TALK',
  'TALK',
  'CONTEST',
  'PERFORMANCE',
  'DIGITAL',
  'DIGITAL',
  'PRINTED',
];
const PLACES = ['Hội trường', 'Sân trụ sở', 'Phòng họp', null] as const;

/** Learners, parents and residents outnumber those who work there; managers, owners and guards are few. */
const RATIO: Partial<Readonly<Record<ActivityAudience, readonly [number, number]>>> = {
  PUPILS: [4, 15],
  PARENTS: [2, 8],
  RESIDENTS: [1, 6],
};
const FEW: ReadonlySet<ActivityAudience> = new Set(['MANAGERS', 'OWNERS', 'GUARDS']);

function reachedOf(random: Random, audience: ActivityAudience, workforce: number): number {
  if (FEW.has(audience)) return random.int(1, Math.max(2, Math.round(workforce / 20)));
  const ratio = RATIO[audience];
  if (ratio) return workforce * random.int(...ratio);
  return Math.max(1, Math.round((workforce * random.int(25, 95)) / 100));
}

const topicOf = (random: Random, kind: CampaignKind, hostKind: Kind): string => {
  if (kind === 'FESTIVAL') return 'MOVEMENT';
  return kind === 'LAUNCH' ? 'MOVEMENT_LAUNCH' : random.pick(TOPICS[hostKind]);
};

/** What one activity was about, for whom, and how many it reached. */
export function createActivityFacts(
  random: Random,
  kind: CampaignKind,
  host: Pick<SeedOrganization, 'kind' | 'workforce'>,
) {
  const audience = kind === 'FESTIVAL' ? 'MIXED' : random.pick(AUDIENCES[host.kind]);
  return {
    topicCode: topicOf(random, kind, host.kind),
    audience,
    reached: reachedOf(random, audience, host.workforce ?? 40),
    format: kind === 'LAUNCH' ? ('COMMITMENT_SIGNING' as const) : random.pick(FORMATS),
    place: random.pick(PLACES),
  };
}
