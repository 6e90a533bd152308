import type { Day } from '../../kit/clock.js';
import { type SuccessionRow, toSuccessionId } from './administrative-unit.rules.js';
import type { AdministrativeUnit } from './administrative-unit.js';
import type { AnnexColumn, AnnexLine } from './unit-succession.inputs.js';
import type { AnnexError, AnnexErrorCode } from './unit-succession.view.js';

/** A version of a commune an annex may speak of. */
export type KnownUnit = Pick<
  AdministrativeUnit,
  'id' | 'code' | 'nameVi' | 'parentId' | 'validFrom' | 'validTo'
>;

/** What the register says so far. */
export interface KnownMap {
  units: readonly KnownUnit[];
  successions: readonly Pick<SuccessionRow, 'fromId' | 'toId' | 'effectiveOn'>[];
}

export interface JudgedAnnex {
  rows: (SuccessionRow & { line: number })[];
  errors: AnnexError[];
}

const MAX_INSTRUMENT = 200;
const CONTROL = /[\p{Cc}\p{Cf}]/u;

/** Every line judged against the map of its day, then all lines together; rows count only without errors. */
export function judgeAnnex(lines: readonly AnnexLine[], known: KnownMap): JudgedAnnex {
  const judged = lines.map((line) => judgeLine(line, known.units));
  const rows = judged.flatMap(({ row }) => row ?? []);
  const errors = [...judged.flatMap((one) => one.errors), ...findDuplicates(rows), ...findDivided(rows)];
  return { rows, errors: [...errors, ...findCycles(rows, known)].toSorted((a, b) => a.line - b.line) };
}

function judgeLine(
  line: AnnexLine,
  units: readonly KnownUnit[],
): { row?: JudgedAnnex['rows'][number]; errors: AnnexError[] } {
  const errors: AnnexError[] = [];
  const fail = (column: AnnexColumn, code: AnnexErrorCode, message: string): void => {
    errors.push({ line: line.line, column, code, message });
  };
  const { from_code: fromCode, to_code: toCode, extent, effective_on: day, instrument } = line;
  if (extent !== 'WHOLE' && extent !== 'PART')
    fail('extent', 'BAD_EXTENT', `“${extent}” is neither WHOLE nor PART.`);
  if (instrument === '' || instrument.length > MAX_INSTRUMENT || CONTROL.test(instrument)) {
    fail(
      'instrument',
      'BAD_INSTRUMENT',
      `The instrument has ${instrument.length} characters; 1 to ${MAX_INSTRUMENT}, all printable, are needed.`,
    );
  }
  if (!isDay(day)) {
    fail('effective_on', 'BAD_DATE', `“${day}” is not a day of the calendar, YYYY-MM-DD.`);
    return { errors };
  }
  const from = units.find((unit) => unit.code === fromCode && isValid(unit, dayBefore(day)));
  const to = units.find((unit) => unit.code === toCode && isValid(unit, day));
  if (!from)
    fail(
      'from_code',
      'UNKNOWN_FROM',
      `No commune had the code “${fromCode}” on ${dayBefore(day)}, the day before.`,
    );
  if (!to) fail('to_code', 'UNKNOWN_TO', `No commune has the code “${toCode}” on ${day}.`);
  if (!from || !to || errors.length) return { errors };
  const fact = {
    fromId: from.id,
    toId: to.id,
    extent: extent as 'WHOLE' | 'PART',
    effectiveOn: day,
    source: instrument,
  };
  return { row: { id: toSuccessionId(from.id, to.id, day), line: line.line, ...fact }, errors };
}

function findDuplicates(rows: JudgedAnnex['rows']): AnnexError[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([first, ...later]) =>
    later.map(({ line }): AnnexError => ({
      line,
      column: null,
      code: 'DUPLICATE',
      message: `Line ${first!.line} already tells this succession.`,
    })),
  );
}

function findDivided(rows: JudgedAnnex['rows']): AnnexError[] {
  return [...Map.groupBy(rows, ({ fromId, effectiveOn }) => `${fromId} ${effectiveOn}`).values()].flatMap(
    (group) => {
      const other = group.find(({ toId }) => toId !== group[0]!.toId);
      if (!other) return [];
      const whole = group.filter(({ extent }) => extent === 'WHOLE');
      const lines = group.map(({ line }) => line).join(', ');
      return whole.map(({ line }): AnnexError => ({
        line,
        column: 'extent',
        code: 'WHOLE_DIVIDED',
        message: `The whole commune cannot go to several successors (lines ${lines}).`,
      }));
    },
  );
}

/** Follows successions from each row’s successor on; what the annex replaces is not followed. */
function findCycles(rows: JudgedAnnex['rows'], known: KnownMap): AnnexError[] {
  const told = new Set(rows.map(({ fromId, effectiveOn }) => `${fromId} ${effectiveOn}`));
  const kept = known.successions.filter(({ fromId, effectiveOn }) => !told.has(`${fromId} ${effectiveOn}`));
  const next = Map.groupBy([...kept, ...rows], ({ fromId }) => fromId);
  return rows
    .filter(({ fromId, toId }) => leadsTo(toId, fromId, next))
    .map(({ line }): AnnexError => ({
      line,
      column: null,
      code: 'CYCLE',
      message: 'The commune would follow itself, directly or through its successors.',
    }));
}

function leadsTo(
  start: string,
  goal: string,
  next: ReadonlyMap<string, readonly { toId: string }[]>,
): boolean {
  const reached = new Set([start]);
  for (const id of reached) for (const { toId } of next.get(id) ?? []) reached.add(toId);
  return reached.has(goal);
}

const isValid = ({ validFrom, validTo }: KnownUnit, day: Day): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || validTo > day);

const toInstant = (day: Day): Date => new Date(`${day}T00:00:00Z`);

function isDay(text: string): boolean {
  const instant = toInstant(text);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(instant.getTime()) &&
    instant.toISOString().startsWith(text)
  );
}

function dayBefore(day: Day): Day {
  return new Date(toInstant(day).getTime() - 86_400_000).toISOString().slice(0, 10);
}
