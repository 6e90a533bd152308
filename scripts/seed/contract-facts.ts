import { addMonths } from '../../subgraphs/kit/clock.js';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { earlier, type SeedUnit } from './guard-facts.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import { addDays } from './random.js';

/** Made-up companies: the register names no real one. */
const PROVIDERS = ['A', 'B', 'C', 'D', 'E', 'G', 'H'].map((letter) => `Công ty dịch vụ bảo vệ mẫu ${letter}`);

/** Contracts on record begin here at the earliest. */
const FROM = '2021-01-01';

/** The contracts behind an outsourced unit: each of a year, renewed in most cases, until the unit ends. */
export function createContracts(
  plan: SeedPlan,
  { organization, units }: { organization: SeedOrganization; units: readonly SeedUnit[] },
) {
  return units
    .filter(({ form }) => form === 'OUTSOURCED')
    .flatMap((unit) => contractsOf(plan, organization, unit));
}

const earlierOf = (one: string | null, other: string | null): string | null =>
  one === null ? other : earlier(one, other);

function contractsOf(plan: SeedPlan, { id: organizationId, closedOn }: SeedOrganization, unit: SeedUnit) {
  const random = plan.randomFor('service-contract', unit.id);
  const stopped = earlierOf(unit.dissolvedOn, closedOn);
  const last = earlier(plan.until, stopped);
  const contracts = [];
  const provider = random.pick(PROVIDERS);
  const term = random.pick([6, 12, 12, 12, 24]);
  let startsOn = unit.establishedOn > FROM ? unit.establishedOn : FROM;
  let renewed: { id: string; continuousSince: string } | null = null;
  while (startsOn < last) {
    const id = referenceId('service-contract', unit.id, startsOn);
    const continuousSince: string = renewed?.continuousSince ?? startsOn;
    const number = random.int(1, 300);
    const endsOn = addDays(addMonths(startsOn, term), -1);
    const terminatedOn = stopped !== null && stopped <= endsOn ? stopped : null;
    contracts.push({
      ...{
        id,
        organizationId,
        number: `${number}/HĐ-DVBV`,
        provider,
        guards: unit.approved,
        startsOn,
        endsOn,
      },
      ...{ continuousSince, renewsId: renewed?.id ?? null, terminatedOn, version: 1 },
      terminationDocument: terminatedOn && `${number}/TLHĐ-DVBV`,
      ...{ exemptionId: null, exemptionDocument: null },
    });
    const isRenewed = random.chance(0.85);
    // Without a renewal the organisation hires anew after a season.
    startsOn = addMonths(startsOn, isRenewed ? term : term + 3);
    renewed = isRenewed ? { id, continuousSince } : null;
  }
  return contracts;
}
