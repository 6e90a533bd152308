import { referenceId } from '../../subgraphs/kit/ids.js';
import { createDossier, type Dossier } from './assessment-dossier.js';
import { pickEnding, RUNNING_YEAR, YEARS } from './assessment-organizations.js';
import type { SeedPlan } from './plan.js';
import type { Random } from './random.js';

/** The day the communes of the province were replaced by new ones. */
const MERGER = '2025-07-01';

/** Organisations to one commune whose residential areas are on record: all communes in the larger registers. */
const ORGANIZATIONS_EACH = 10;

const NO_FACTS = { sizeClass: null, educationLevel: null };

interface Commune {
  former: string;
  successor: string;
}

/** Communes organisations lived through the merger in, in the order they are met. */
function pickCommunes({ organizations }: SeedPlan): Commune[] {
  const successors = new Map<string, string>();
  for (const { placements } of organizations) {
    const after = placements.find(({ validFrom }) => validFrom === MERGER);
    const before = placements.find(({ validTo }) => validTo === MERGER);
    if (after && before && !successors.has(before.unitId)) successors.set(before.unitId, after.unitId);
    if (successors.size >= organizations.length / ORGANIZATIONS_EACH) break;
  }
  return [...successors].map(([former, successor]) => ({ former, successor }));
}

interface SeedArea {
  id: string;
  key: string;
}

function createAreas(random: Random, plan: SeedPlan, { former, successor }: Commune) {
  return Array.from({ length: random.int(4, 9) }, (_, i) => {
    const key = `${plan.seed} ${former} ${i + 1}`;
    const id = referenceId('residential-area', key);
    const spans = [
      { unitId: former, validFrom: '2010-01-01', validTo: MERGER },
      { unitId: successor, validFrom: MERGER, validTo: null },
    ];
    return {
      ...{ id, key },
      area: { id, nameVi: `Khu dân cư số ${i + 1}`, since: '2010-01-01', until: null, version: 1 },
      placements: spans.map((span) => ({
        ...{ id: referenceId('area-placement', id, span.validFrom), areaId: id, ...span },
      })),
    };
  });
}

function createAreaDossier(
  random: Random,
  area: SeedArea,
  { year, strength }: { year: number; strength: number },
) {
  const isStrong = random.chance(strength);
  const ending = pickEnding(random, year);
  return createDossier(random, {
    ...{ key: `${area.key} ${year}`, year, subject: 'RESIDENTIAL_AREA', managedBy: 'COMMUNE' },
    subjectIds: { organizationId: null, unitId: null, residentialAreaId: area.id },
    ending: ending === 'PUBLISHED' && !isStrong ? 'REFUSED' : ending,
    ...{ headcount: random.int(120, 900), facts: NO_FACTS },
  });
}

const isRecognised = ({ decision }: Dossier): boolean =>
  decision?.outcome === 'RECOGNISED' && decision.revokedOn === null;

/** A commune follows its areas: R2 asks for 70 %. The new communes of 2025 register in 2026. */
function createCommuneDossier(
  random: Random,
  plan: SeedPlan,
  commune: Commune & { year: number; share: number },
) {
  const { former, successor, year, share } = commune;
  if (year === 2025 || !random.chance(0.9)) return [];
  const unitId = year === RUNNING_YEAR ? successor : former;
  const closed = share >= 0.7 ? 'PUBLISHED' : 'REFUSED';
  return [
    createDossier(random, {
      ...{ key: `${plan.seed} ${unitId} ${year}`, year, subject: 'COMMUNE' },
      managedBy: year === RUNNING_YEAR ? 'PROVINCE' : 'DISTRICT',
      subjectIds: { organizationId: null, unitId, residentialAreaId: null },
      ending: year === RUNNING_YEAR ? pickEnding(random, year) : closed,
      ...{ headcount: random.int(3000, 15_000), facts: NO_FACTS },
    }),
  ];
}

/** Residential areas of some communes, and the dossiers of both. Merged communes register once. */
export function* createCommunes(plan: SeedPlan) {
  const registered = new Set<string>();
  for (const commune of pickCommunes(plan)) {
    const random = plan.randomFor('commune', commune.former);
    const areas = createAreas(random, plan, commune);
    const strength = random.int(60, 100) / 100;
    const dossiers: Dossier[] = [];
    for (const year of YEARS) {
      const ofAreas = areas.flatMap((area) =>
        random.chance(0.93) ? [createAreaDossier(random, area, { year, strength })] : [],
      );
      const share = ofAreas.filter(isRecognised).length / areas.length;
      const ofCommune = createCommuneDossier(random, plan, { ...commune, year, share });
      const isNew = !(year === RUNNING_YEAR && registered.has(commune.successor));
      if (year === RUNNING_YEAR && ofCommune.length) registered.add(commune.successor);
      dossiers.push(...ofAreas, ...(isNew ? ofCommune : []));
    }
    yield { areas, dossiers };
  }
}
