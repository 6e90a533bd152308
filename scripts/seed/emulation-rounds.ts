import type { EmulationRoundState } from '../../subgraphs/emulation/round/emulation-round.js';
import type { EmulationRoundEvent } from '../../subgraphs/emulation/round/round-step.js';
import { ROUND_LIFE } from '../../subgraphs/emulation/round/round.states.js';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { movementOf } from './emulation-movements.js';
import type { SeedPlan } from './plan.js';
import { addDays } from './random.js';

const ROUND_YEARS = [2021, 2022, 2023, 2024, 2025, 2026];
export type RoundKind = 'ANNUAL' | 'THEMATIC';

/** First year of the annual round that the new province leads; it launched late, after the merger. */
const FIRST_OF_NEW_PROVINCE = 2025;
const MERGER = '2025-07-01';

type Calendar = readonly (readonly [event: EmulationRoundEvent, day: string, document?: string])[];

const ANNUAL: Calendar = [
  ['LAUNCH', '02-15', 'KH-UBND'],
  ['CLOSE_REGISTRATION', '03-31'],
  ['START_NOMINATING', '10-20'],
  ['START_REVIEW', '11-20'],
  ['SUBMIT', '11-28', 'TTr-CAT'],
  ['DECIDE', 'next-01-26', 'QĐ-UBND'],
  ['PUBLISH', 'next-02-01'],
  ['CLOSE', 'next-02-15'],
];
/** The merger fell into 2025: its annual round opened in July. */
const ANNUAL_OF_MERGER: Calendar = [
  ['LAUNCH', '07-15', 'KH-UBND'],
  ['CLOSE_REGISTRATION', '08-31'],
  ...ANNUAL.slice(2),
];
const THEMATIC: Calendar = [
  ['LAUNCH', '04-01', 'KH-UBND'],
  ['CLOSE_REGISTRATION', '04-30'],
  ['START_NOMINATING', '05-05'],
  ['START_REVIEW', '06-10'],
  ['SUBMIT', '06-20', 'TTr-CAT'],
  ['DECIDE', '08-20', 'QĐ-UBND'],
  ['PUBLISH', '08-25'],
  ['CLOSE', '09-30'],
];

export interface SeedRound {
  id: string;
  type: RoundKind;
  year: number;
  state: EmulationRoundState;
  /** Days of its steps, those that lie behind the register's last day too. */
  dayOf(event: EmulationRoundEvent): string;
  row: object;
  steps: object[];
  session: SeedSession;
}

/** The one session in which the council votes on a round. */
export interface SeedSession {
  id: string;
  roundId: string;
  heldOn: string;
  membersTotal: number;
  minutesNumber: string;
}

const dayIn = (year: number, day: string): string =>
  day.startsWith('next-') ? `${year + 1}-${day.slice(5)}` : `${year}-${day}`;

function createSession(plan: SeedPlan, roundId: string, heldOn: string): SeedSession {
  const random = plan.randomFor('council-session', roundId);
  const facts = { membersTotal: random.int(15, 25), minutesNumber: `${random.int(1, 300)}/BB-HĐTĐKT` };
  return { id: referenceId('council-session', roundId), roundId, heldOn, ...facts };
}

function createRound(
  plan: SeedPlan,
  { type, year, unitId }: { type: RoundKind; year: number; unitId: string },
): SeedRound {
  const annual = year === FIRST_OF_NEW_PROVINCE ? ANNUAL_OF_MERGER : ANNUAL;
  const calendar = type === 'ANNUAL' ? annual : THEMATIC;
  const random = plan.randomFor('emulation-round', type, String(year));
  const id = referenceId('emulation-round', String(plan.seed), type, String(year));
  const steps = calendar
    .map(([event, day, issuer]) => ({ event, takenOn: dayIn(year, day), issuer }))
    .filter(({ takenOn }) => takenOn <= plan.until)
    .map(({ event, takenOn, issuer }) => ({
      ...{
        id: referenceId('emulation-round-step', id, event),
        roundId: id,
        event,
        state: ROUND_LIFE[event].to,
      },
      ...{ takenOn, document: issuer ? `${random.int(1, 400)}/${issuer}` : null },
      ...{ role: 'EMULATION_OFFICE', actor: null },
    }));
  const state = steps.at(-1)?.state ?? 'DRAFT';
  const topic = type === 'ANNUAL' ? `Khen thưởng hằng năm ${year}` : `Khen thưởng chuyên đề Ngày hội ${year}`;
  const row = {
    ...{ id, nameVi: `${topic} – phong trào toàn dân bảo vệ an ninh Tổ quốc`, type, year, unitId },
    movementId: movementOf(plan, year),
    ...{ areaIds: [unitId], state, version: steps.length + 1 },
  };
  const dayOf = (wanted: EmulationRoundEvent): string =>
    dayIn(year, calendar.find(([event]) => event === wanted)![1]);
  return {
    id,
    type,
    year,
    state,
    dayOf,
    row,
    steps,
    session: createSession(plan, id, addDays(dayOf('START_REVIEW'), 3)),
  };
}

/** The province that led a year's rounds: the former one until the festival of 2025, which it had launched. */
export function provinceOf(plan: SeedPlan, isNew: boolean): string {
  const places = plan.organizations.flatMap(({ placements }) => placements);
  const place = places.find(({ validFrom }) => (isNew ? validFrom >= MERGER : validFrom < MERGER))!;
  return plan.areasOf(place.unitId).at(-1)!;
}

/** The annual and the festival's round of every year. */
export function createRounds(plan: SeedPlan): SeedRound[] {
  const [former, present] = [provinceOf(plan, false), provinceOf(plan, true)];
  return ROUND_YEARS.flatMap((year) => {
    const annual = year >= FIRST_OF_NEW_PROVINCE ? present : former;
    const thematic = year > FIRST_OF_NEW_PROVINCE ? present : former;
    return [
      createRound(plan, { type: 'ANNUAL', year, unitId: annual }),
      createRound(plan, { type: 'THEMATIC', year, unitId: thematic }),
    ];
  });
}
