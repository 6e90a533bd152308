import type { Day } from '../../kit/clock.js';
import type { EvidenceKind } from './organization-evidence.js';

/** A dated row of evidence; what is left out is unknown or does not apply. */
export interface EvidenceRow {
  kind: EvidenceKind;
  on: Day;
  endedOn?: Day | null;
  people?: number;
  approved?: number;
  codes?: readonly string[];
}

export interface SecurityFacts {
  strengths: readonly { on: Day; approved: number; present: number }[];
  courses: readonly { on: Day; audience: string; trained: number }[];
  planOn: Day | null;
  drills: readonly Day[];
}

/** A count of guards holds until the next one, so the strength of any day is one row. */
export function toSecurityRows({ strengths, courses, planOn, drills }: SecurityFacts): EvidenceRow[] {
  const counts = strengths.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return [
    ...counts.map(({ on, approved, present }, i): EvidenceRow => {
      const next = counts[i + 1];
      return { kind: 'STRENGTH', on, endedOn: next?.on ?? null, people: present, approved };
    }),
    ...courses.map(({ on, audience, trained }): EvidenceRow => ({
      kind: 'COURSE',
      on,
      people: trained,
      codes: [audience],
    })),
    ...(planOn === null ? [] : [{ kind: 'PLAN', on: planOn } as const]),
    ...drills.map((on): EvidenceRow => ({ kind: 'DRILL', on })),
  ];
}

export interface CampaignFacts {
  activities: readonly { on: Day; people: number; topics: readonly string[] }[];
  festivals: readonly { on: Day; people: number }[];
  launches: readonly Day[];
  dialogues: readonly Day[];
}

export const toCampaignRows = ({
  activities,
  festivals,
  launches,
  dialogues,
}: CampaignFacts): EvidenceRow[] => [
  ...activities.map(({ on, people, topics }): EvidenceRow => ({
    kind: 'ACTIVITY',
    on,
    people,
    codes: topics,
  })),
  ...festivals.map(({ on, people }): EvidenceRow => ({ kind: 'FESTIVAL', on, people })),
  ...launches.map((on): EvidenceRow => ({ kind: 'LAUNCH', on })),
  ...dialogues.map((on): EvidenceRow => ({ kind: 'DIALOGUE', on })),
];

export interface EmulationFacts {
  nominatedYears: readonly number[];
  awards: readonly { on: Day; year: number; kindCode: string }[];
  points: readonly { modelId: string; since: Day; until: Day | null }[];
}

/** A nomination is told by its year alone; it counts for the year’s data window, so it stands on the first of January. */
export const toEmulationRows = ({ nominatedYears, awards, points }: EmulationFacts): EvidenceRow[] => [
  ...nominatedYears.map((year): EvidenceRow => ({ kind: 'NOMINATION', on: `${year}-01-01` })),
  ...awards.map(({ on, kindCode }): EvidenceRow => ({ kind: 'AWARD', on, codes: [kindCode] })),
  ...points.map(({ modelId, since, until }): EvidenceRow => ({
    ...{ kind: 'MODEL_POINT', on: since, endedOn: until, codes: [modelId] },
  })),
];
