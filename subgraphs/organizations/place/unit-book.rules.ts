import { referenceId } from '../../kit/ids.js';
import { normalizeText } from '../../kit/text.js';
import type { AdministrativeUnit, UnitLevel } from './administrative-unit.js';
import type { FaultCounter } from './load-report.rules.js';
import { toNameKey, toUnitType } from './unit-name.rules.js';

/** Resolution 202/2025/QH15: first day of the two-level map. */
export const MERGER_DAY = '2025-07-01';

export type UnitRow = Omit<AdministrativeUnit, 'folded'>;

interface CurrentFacts {
  level: UnitLevel;
  code: string;
  name: string;
  parent?: UnitRow;
}

interface FormerFacts {
  level: UnitLevel;
  code: string | null;
  /** Names from the province down to the unit itself. */
  names: readonly string[];
  parent: UnitRow | null;
  /** Whether it existed on the day before the merger; if not, the source tells no day at all. */
  dated: boolean;
}

/** Collects the versions of all units; ids come from what identifies a unit in the source, so they never change. */
export class UnitBook {
  readonly #byId = new Map<string, UnitRow>();
  readonly #currentByName = new Map<string, UnitRow>();
  readonly #formerByName = new Map<string, UnitRow>();

  constructor(private readonly faults: FaultCounter) {}

  list(): UnitRow[] {
    return [...this.#byId.values()];
  }

  addCurrent({ level, code, name, parent }: CurrentFacts): UnitRow {
    const nameVi = this.#clean(name);
    const unit = this.#add({
      id: referenceId('administrative-unit', level, MERGER_DAY, code),
      code,
      level,
      type: toUnitType(level, nameVi),
      nameVi,
      parentId: parent?.id ?? null,
      formerDistrict: null,
      formerProvince: null,
      validFrom: MERGER_DAY,
      validTo: null,
      validityKnown: true,
    });
    this.#currentByName.set(toNameKey(...(parent ? [parent.nameVi] : []), nameVi), unit);
    return unit;
  }

  findCurrent(...names: readonly string[]): UnitRow | undefined {
    return this.#currentByName.get(toNameKey(...names.map((name) => this.#clean(name))));
  }

  addFormer({ level, code, names, parent, dated }: FormerFacts): UnitRow {
    const nameVi = this.#clean(names.at(-1)!);
    const key = toNameKey(...names);
    const unit = this.#add({
      id: referenceId('administrative-unit', level, `until ${MERGER_DAY}`, code ?? key),
      code,
      level,
      type: toUnitType(level, nameVi),
      nameVi,
      parentId: parent?.id ?? null,
      formerDistrict: level === 'COMMUNE' && parent ? parent.nameVi : null,
      formerProvince: parent?.formerProvince ?? parent?.nameVi ?? null,
      validFrom: null,
      validTo: dated ? MERGER_DAY : null,
      validityKnown: dated,
    });
    this.#formerByName.set(key, unit);
    return unit;
  }

  /** A former unit by its names; a name written otherwise than at first is a fault of the source. */
  findFormer(...names: readonly string[]): UnitRow | undefined {
    const unit = this.#formerByName.get(toNameKey(...names));
    const told = this.#clean(names.at(-1)!);
    if (unit && unit.nameVi !== told) this.faults.count('SPELLING_VARIANT', `${told} for ${unit.nameVi}`);
    return unit;
  }

  #add(unit: UnitRow): UnitRow {
    if (this.#byId.has(unit.id))
      throw new Error(`the address package tells ${unit.code ?? ''} ${unit.nameVi} twice`);
    this.#byId.set(unit.id, unit);
    return unit;
  }

  #clean(name: string): string {
    const composed = name.normalize('NFC');
    const clean = normalizeText(composed);
    if (composed !== name) this.faults.count('DECOMPOSED_NAME', clean);
    if (clean !== composed) this.faults.count('OLD_TONE_STYLE', `${composed} → ${clean}`);
    return clean;
  }
}
