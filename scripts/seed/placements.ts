import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SeedOrganization, SeedPlacement } from './plan.js';
import type { Random } from './random.js';

/** The day the communes of the province were replaced by new ones. */
const MERGER = '2025-07-01';

/** Commune that holds about a quarter of a small register, so that lists of fifty have something to list. */
const BUSIEST = '10525';

interface FormerCommune {
  id: string;
  district: string;
  /** The successor the package names. */
  successorId: string;
  successorCode: string;
}

interface Zone {
  id: string;
  name: string;
  district: string | null;
}

export interface Map2025 {
  communes: readonly FormerCommune[];
  busiest: readonly FormerCommune[];
  zones: readonly Zone[];
  communesOf: ReadonlyMap<string, readonly FormerCommune[]>;
  /** Each commune, former or new, with what contains it, smallest first. */
  areas: ReadonlyMap<string, readonly string[]>;
}

async function readAreas(em: EntityManager, ids: readonly string[]): Promise<Map2025['areas']> {
  const { rows } = await sql<{ id: string; areaIds: string[] }>`
    select u.id, array_remove(array[u.id, parent.id, above.id], null) as "areaIds"
    from organizations.administrative_unit u
    left join organizations.administrative_unit parent on parent.id = u.parent_id
    left join organizations.administrative_unit above on above.id = parent.parent_id
    where u.id = any(cast(${[...ids]} as uuid[]))`.execute(em.getKysely());
  return new Map(rows.map(({ id, areaIds }) => [id, areaIds]));
}

/** The former communes of Hải Dương with their successors, and the industrial zones, as loaded. */
export async function readMap(em: EntityManager): Promise<Map2025> {
  const db = em.getKysely();
  const { rows: communes } = await sql<FormerCommune>`
    select u.id, u.former_district as district, t.id as "successorId", t.code as "successorCode"
    from organizations.administrative_unit u
    join organizations.unit_succession s on s.from_id = u.id
    join organizations.administrative_unit t on t.id = s.to_id
    where u.level = 'COMMUNE' and u.former_province = 'Tỉnh Hải Dương' and u.validity_known
    order by u.code`.execute(db);
  const { rows: zones } = await sql<Zone>`
    select id, name, former_district as district from organizations.industrial_zone order by name`.execute(
    db,
  );
  if (communes.length === 0)
    throw new Error('the places are not loaded yet: no commune of Hải Dương is known');
  return {
    communes,
    busiest: communes.filter(({ successorCode }) => successorCode === BUSIEST),
    zones,
    communesOf: Map.groupBy(communes, ({ district }) => district),
    areas: await readAreas(
      em,
      communes.flatMap(({ id, successorId }) => [id, successorId]),
    ),
  };
}

function pickHome(
  random: Random,
  map: Map2025,
  kind: string,
): { commune: FormerCommune; zoneId: string | null } {
  if (random.chance(0.3)) return { commune: random.pick(map.busiest), zoneId: null };
  if (kind === 'ENTERPRISE' && random.chance(0.3)) {
    const zone = random.pick(map.zones);
    const district = [...map.communesOf.keys()].find(
      (name) => zone.district !== null && name.endsWith(zone.district),
    );
    return { commune: random.pick(district ? map.communesOf.get(district)! : map.communes), zoneId: zone.id };
  }
  return { commune: random.pick(map.communes), zoneId: null };
}

type Span = SeedPlacement & { basis: string };

/**
 * Where an organisation has been: about one in thirty moved once, nine in ten of those that lived through the
 * merger have had their address reviewed, the others still wait.
 */
export function createPlacements(
  random: Random,
  map: Map2025,
  { index, kind, establishedOn }: Pick<SeedOrganization, 'kind' | 'establishedOn'> & { index: number },
): Span[] {
  const first =
    index === 1
      ? { commune: map.busiest[0]!, zoneId: map.zones.find(({ name }) => name === 'Đại An')!.id }
      : undefined;
  const { commune, zoneId } = first ?? pickHome(random, map, kind);
  if (establishedOn >= MERGER) {
    return [
      { unitId: commune.successorId, zoneId, validFrom: establishedOn, validTo: null, basis: 'REGISTRATION' },
    ];
  }
  const spans: Span[] = [
    { unitId: commune.id, zoneId, validFrom: establishedOn, validTo: null, basis: 'REGISTRATION' },
  ];
  if (index > 1 && random.chance(0.03)) {
    const movedOn = random.day('2023-01-01', '2024-12-31');
    spans[0]!.validTo = movedOn;
    spans[0]!.unitId = random.pick(map.communes).id;
    spans.push({ unitId: commune.id, zoneId, validFrom: movedOn, validTo: null, basis: 'MOVE' });
  }
  if (index === 1 || random.chance(0.92)) {
    spans.at(-1)!.validTo = MERGER;
    spans.push({
      unitId: commune.successorId,
      zoneId,
      validFrom: MERGER,
      validTo: null,
      basis: 'ADDRESS_REVIEW',
    });
  }
  return spans;
}
