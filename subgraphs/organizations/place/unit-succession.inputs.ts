import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { normalizeText } from '../../kit/text.js';
import type { AnnexError } from './unit-succession.view.js';

/** Columns of an official succession annex, in this order. */
export const ANNEX_COLUMNS = ['from_code', 'to_code', 'extent', 'effective_on', 'instrument'] as const;
export type AnnexColumn = (typeof ANNEX_COLUMNS)[number];

/** One province’s annex with room: the largest former province had 576 communes. */
export const MAX_ANNEX_LINES = 1000;
const MAX_ANNEX_CHARACTERS = 100_000;

export type AnnexLine = Record<AnnexColumn, string> & { line: number };

export interface Annex {
  lines: AnnexLine[];
  errors: AnnexError[];
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

/** Reads the lines of an annex; one that is not CSV of these columns comes back with its faults. */
export function readAnnex(csv: string): Annex {
  if (csv.length > MAX_ANNEX_CHARACTERS) {
    return refuse(
      1,
      'TOO_LARGE',
      `The annex has ${csv.length} characters; at most ${MAX_ANNEX_CHARACTERS} are read.`,
    );
  }
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    return readRecords(parse(csv, options) as unknown as CsvRecord[]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse(Number(error['lines'] ?? 1), 'SYNTAX', `The line is not CSV: ${error.message}.`);
  }
}

function readRecords([header, ...records]: readonly CsvRecord[]): Annex {
  if (!header) return refuse(1, 'EMPTY', 'The annex is empty.');
  const names = header.record.map((name) => name.trim().toLowerCase());
  if (names.join() !== ANNEX_COLUMNS.join()) {
    return refuse(
      header.info.lines,
      'HEADER',
      `The header is “${names.join()}”; it must be “${ANNEX_COLUMNS.join()}”.`,
    );
  }
  if (records.length === 0)
    return refuse(header.info.lines, 'EMPTY', 'The annex has no line below its header.');
  if (records.length > MAX_ANNEX_LINES) {
    return refuse(
      1,
      'TOO_LARGE',
      `The annex has ${records.length} lines; at most ${MAX_ANNEX_LINES} are imported at once.`,
    );
  }
  return toLines(records);
}

function toLines(records: readonly CsvRecord[]): Annex {
  const annex: Annex = { lines: [], errors: [] };
  for (const { record, info } of records) {
    const values = record.map(normalizeText);
    if (values.length !== ANNEX_COLUMNS.length) {
      const message = `The line has ${values.length} values; it must have ${ANNEX_COLUMNS.length}.`;
      annex.errors.push({ line: info.lines, column: null, code: 'COLUMN_COUNT', message });
    } else {
      const named = ANNEX_COLUMNS.map((column, i) => [column, values[i]!] as const);
      annex.lines.push({ ...(Object.fromEntries(named) as Record<AnnexColumn, string>), line: info.lines });
    }
  }
  return annex;
}

function refuse(line: number, code: AnnexError['code'], message: string): Annex {
  return { lines: [], errors: [{ line, column: null, code, message }] };
}
