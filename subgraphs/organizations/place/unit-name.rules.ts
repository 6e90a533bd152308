import { normalizeText } from '../../kit/text.js';
import type { UnitLevel, UnitType } from './administrative-unit.js';

/** The word a name begins with, per level: "Thành phố" is a province's kind and a district's. */
const KINDS: Readonly<Record<UnitLevel, readonly (readonly [word: string, type: UnitType])[]>> = {
  PROVINCE: [
    ['Tỉnh', 'PROVINCE'],
    ['Thành phố', 'CENTRAL_CITY'],
  ],
  DISTRICT: [
    ['Huyện', 'RURAL_DISTRICT'],
    ['Quận', 'URBAN_DISTRICT'],
    ['Thị xã', 'TOWN'],
    ['Thành phố', 'CITY'],
  ],
  COMMUNE: [
    ['Xã', 'COMMUNE'],
    ['Phường', 'WARD'],
    ['Thị trấn', 'TOWNSHIP'],
    ['Đặc khu', 'SPECIAL_ZONE'],
  ],
};

/** The type a name tells. A name without a kind stops the load: a guess would reach every report. */
export function toUnitType(level: UnitLevel, nameVi: string): UnitType {
  const kind = KINDS[level].find(([word]) => nameVi.startsWith(`${word} `));
  if (!kind) throw new Error(`${nameVi} begins with no kind of a ${level}`);
  return kind[1];
}

/** Equal for spellings of one name: Kbang and KBang, M’gar and M'gar. Tones and marks still tell names apart. */
export function toNameKey(...names: readonly string[]): string {
  return names.map((name) => normalizeText(name).toLowerCase().replaceAll('’', "'")).join('|');
}
