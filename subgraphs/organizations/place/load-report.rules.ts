const EXAMPLES_KEPT = 3;

/** Faults of the address package, each with what the loader does about it. */
export const FAULTS = {
  NO_FORMER_UNIT: 'row names no former unit; the new unit is loaded without a predecessor',
  NO_FORMER_CODE: 'row has no former code; see the two kinds below',
  MERGED_EARLIER: 'no coded unit of that name: gone before 2025-07-01, loaded with validity unknown',
  FURTHER_SUCCESSOR: 'a coded unit has that name and district: taken for the same unit',
  REPEATED_ROW: 'same former and new unit as an earlier row; loaded once',
  SHORT_NEW_CODE: 'new code lost its leading zeros or is cut; successor found by province and name',
  NEW_CODE_UNKNOWN: 'no unit has the new code; successor found by province and name',
  NEW_CODE_OF_ANOTHER: 'new code belongs to another unit; successor found by province and name',
  NO_SUCCESSOR_FOUND: 'no unit has the new province and name; former unit loaded without a successor',
  NO_ROW_FOR_UNIT: 'no row leads to this unit; loaded without a predecessor',
  PROVINCE_WITHOUT_KIND: 'province named without its kind; “Tỉnh” put before it',
  DECOMPOSED_NAME: 'name in decomposed letters; composed (NFC)',
  OLD_TONE_STYLE: 'tone mark on the glide of a word’s end; put in the register’s style',
  SPELLING_VARIANT: 'same name in other capitals or apostrophes; first spelling kept',
  DISTRICT_GONE_EARLIER: 'district only of communes gone before 2025-07-01; loaded with validity unknown',
} as const;

export type FaultKind = keyof typeof FAULTS;

export interface Fault {
  kind: FaultKind;
  handling: string;
  count: number;
  examples: readonly string[];
}

/** Counts faults by kind; the same name counts once, however many rows carry it. */
export class FaultCounter {
  readonly #found = new Map<FaultKind, Set<string>>();

  count(kind: FaultKind, what: string): void {
    const found = this.#found.get(kind) ?? new Set<string>();
    this.#found.set(kind, found.add(what));
  }

  /** Every kind, also those the data did not show: a reader sees what was looked for. */
  list(): Fault[] {
    return (Object.keys(FAULTS) as FaultKind[]).map((kind) => {
      const found = [...(this.#found.get(kind) ?? [])];
      return { kind, handling: FAULTS[kind], count: found.length, examples: found.slice(0, EXAMPLES_KEPT) };
    });
  }
}
