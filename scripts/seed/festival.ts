import { FestivalEvent } from '../../subgraphs/campaigns/festival/festival-event.js';
import { FestivalPlan } from '../../subgraphs/campaigns/festival/festival-plan.js';
import type { EntityManager } from '@mikro-orm/postgresql';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { insertRows } from './insert.js';
import type { SeedOrganization, SeedPlan } from './plan.js';

/** From when to when a year's plan lets the festival be held; in 2025 the new province opened it after the merger. */
const WINDOW = { opens: '07-02', closes: '08-19' } as const;
const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];

/** Few communes hold none; about a third of the others also have a residential area hold one. */
const COMMUNES_THAT_HOLD = 0.94;
const RESIDENTIAL_AREAS = 0.35;

const windowOf = (year: number) => ({
  opensOn: `${year}-${WINDOW.opens}`,
  closesOn: `${year}-${WINDOW.closes}`,
});

const provinceOf = (plan: SeedPlan, unitId: string): string => plan.areasOf(unitId).at(-1)!;

const MERGER = '2025-07-01';

/** Where it was; after the merger one that still waits for its address review is in no commune that exists. */
function placeOn({ placements }: SeedOrganization, day: string): string | undefined {
  const place = placements.find(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
  );
  return place && day >= MERGER && place.validFrom < MERGER ? undefined : place?.unitId;
}

/** Communes with an organisation of the register on a day. */
function communesOn(plan: SeedPlan, day: string): string[] {
  return [...new Set(plan.organizations.flatMap((one) => placeOn(one, day) ?? []))].sort();
}

const planIdOf = (provinceId: string, year: number): string =>
  referenceId('festival-plan', provinceId, String(year));

interface EventFacts {
  id: string;
  planId: string;
  heldOn: string;
  participants: number;
}

const toRow = (
  facts: EventFacts,
  host: Pick<FestivalEvent, 'level' | 'organizationId' | 'unitId' | 'residentialArea'> & {
    areaIds: readonly string[];
  },
  commended: readonly [collectives: number, individuals: number],
) => ({
  ...{ ...facts, ...host, collectivesCommended: commended[0], individualsCommended: commended[1] },
  ...{ withdrawn: false, withdrawalReason: null, version: 1 },
});

function createCommuneEvents(plan: SeedPlan, unitId: string, year: number): ReturnType<typeof toRow>[] {
  const random = plan.randomFor('festival-commune', unitId, String(year));
  if (!random.chance(COMMUNES_THAT_HOLD)) return [];
  const { opensOn, closesOn } = windowOf(year);
  const areaIds = plan.areasOf(unitId);
  const planId = planIdOf(areaIds.at(-1)!, year);
  const host = { organizationId: null, unitId, areaIds };
  const idOf = (label: string) => referenceId('festival-event', unitId, String(year), label);
  const facts = (label: string, participants: number) => ({
    ...{ id: idOf(label), planId, heldOn: random.day(opensOn, closesOn), participants },
  });
  const commune = toRow(
    facts('commune', random.int(120, 600)),
    { ...host, level: 'COMMUNE', residentialArea: null },
    [random.int(1, 6), random.int(2, 12)],
  );
  if (!random.chance(RESIDENTIAL_AREAS)) return [commune];
  const area = {
    ...host,
    level: 'RESIDENTIAL_AREA',
    residentialArea: `Khu dân cư số ${random.int(1, 12)}`,
  } as const;
  return [commune, toRow(facts('area', random.int(60, 250)), area, [random.int(0, 2), random.int(0, 5)])];
}

/** The event of the commune an organisation was in when the year's window opened, if it was held on or after a day of that window. */
export function communeEventOf(
  plan: SeedPlan,
  organization: SeedOrganization,
  day: string,
): { id: string; heldOn: string } | null {
  const year = Number(day.slice(0, 4));
  const { opensOn, closesOn } = windowOf(year);
  const unitId = placeOn(organization, opensOn);
  if (!unitId || day < opensOn || day > closesOn) return null;
  const [event] = createCommuneEvents(plan, unitId, year);
  return event && event.heldOn >= day ? event : null;
}

/** The event of an organisation that ran a festival campaign: the day and headcount of the campaign's activity. */
export function createOrganizationEvent(
  plan: SeedPlan,
  host: SeedOrganization,
  held: { campaignId: string; heldOn: string; reached: number },
): object[] {
  const { heldOn } = held;
  const year = Number(heldOn.slice(0, 4));
  const unitId = placeOn(host, heldOn);
  const { opensOn, closesOn } = windowOf(year);
  if (!unitId || heldOn < opensOn || heldOn > closesOn) return [];
  const random = plan.randomFor('festival-organization', host.code, String(year));
  const planId = planIdOf(provinceOf(plan, unitId), year);
  const facts = {
    id: referenceId('festival-event', held.campaignId),
    planId,
    heldOn,
    participants: held.reached,
  };
  const who = {
    level: 'ORGANIZATION',
    organizationId: host.id,
    unitId: null,
    residentialArea: null,
  } as const;
  return [toRow(facts, { ...who, areaIds: [] }, [random.int(0, 2), random.int(0, 4)])];
}

/** The province's plan of each year, and the events of its communes: of those before the merger, then of today's. */
export async function seedFestival(em: EntityManager, plan: SeedPlan): Promise<number> {
  const plans: object[] = [];
  const events: object[] = [];
  for (const year of YEARS) {
    const window = windowOf(year);
    const communes = communesOn(plan, window.opensOn);
    for (const provinceId of new Set(communes.map((unitId) => provinceOf(plan, unitId)))) {
      const random = plan.randomFor('festival-plan', provinceId, String(year));
      plans.push({
        ...{ id: planIdOf(provinceId, year), unitId: provinceId, areaIds: [provinceId], year, ...window },
        ...{ documentNumber: `${random.int(60, 160)}/KH-UBND`, obligesCommunes: true },
        ...{ obligedKinds: ['AGENCY'], version: 1 },
      });
    }
    events.push(...communes.flatMap((unitId) => createCommuneEvents(plan, unitId, year)));
  }
  await insertRows(em, FestivalPlan, plans);
  await insertRows(em, FestivalEvent, events);
  plan.progress(plans.length + events.length);
  return events.length;
}
