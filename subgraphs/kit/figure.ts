import { sql } from 'kysely';
import { Arg, Directive, Field, Int, ObjectType } from 'type-graphql';
import { type Day, today } from './clock.js';
import type { GraphContext } from './context.js';
import { refuseInput } from './errors.js';
import { createLoader } from './loader.js';
import type { Sql } from './page.js';

const FIRST_YEAR = 2012;

@Directive('@shareable')
@ObjectType({ description: 'One figure, counted when it is asked for.' })
export class Figure {
  @Field(() => String, { description: 'What is counted, e.g. SESSIONS; never changes.' })
  code!: string;

  @Field(() => String, { description: 'Name in Vietnamese.' })
  nameVi!: string;

  @Field(() => String, { description: 'Unit of the count, in Vietnamese.' })
  unit!: string;

  @Field(() => Int, { description: 'The count.' })
  value!: number;
}

/** The days of a year a figure is counted over; of the running year those up to today. */
export interface FigureYear {
  year: number;
  from: Day;
  until: Day;
}

/** Figures by what they belong to, and the one statement that counts them all. */
export interface FigureBook {
  /** Name and unit, in Vietnamese, by code. */
  names: Readonly<Record<string, readonly [nameVi: string, unit: string]>>;
  /** Codes of each owner, in the order they are shown. */
  of: Readonly<Record<string, readonly string[]>>;
  /** Rows (owner, code, value); a figure without a row is 0. */
  rows(year: FigureYear): Sql;
}

/** Calendar year of figures, as an argument. */
export const FigureYearArg = () =>
  Arg('year', () => Int, { description: 'Calendar year; of the running one the days up to today.' });

function toFigureYear(year: number): FigureYear {
  const day = today();
  if (year < FIRST_YEAR || `${year}` > day.slice(0, 4))
    refuseInput('year', `is ${year}; there are figures from ${FIRST_YEAR} to ${day.slice(0, 4)}`);
  const last = `${year}-12-31`;
  return { year, from: `${year}-01-01`, until: last < day ? last : day };
}

/** Per owner its figures of a year, in one statement for all owners; no figures: an empty list. */
export function figuresOf({ names, of, rows }: FigureBook) {
  const load = createLoader(async ({ db }: GraphContext, owners, year: FigureYear) => {
    const wanted = owners.filter((owner) => of[owner]);
    if (wanted.length === 0) return new Map<string, Figure[]>();
    const counted = await sql<{ owner: string; code: string; value: number }>`
      select f.owner, f.code, f.value::int as value from (${rows(year)}) as f(owner, code, value)
      where f.owner = any(cast(${wanted} as text[]))`.execute(db);
    const values = new Map(counted.rows.map(({ owner, code, value }) => [`${owner} ${code}`, value]));
    const toFigure = (owner: string) => (code: string) => {
      const [nameVi, unit] = names[code]!;
      return { code, nameVi, unit, value: values.get(`${owner} ${code}`) ?? 0 };
    };
    return new Map(wanted.map((owner) => [owner, of[owner]!.map(toFigure(owner))]));
  });
  return async (context: GraphContext, owner: string, year: number): Promise<Figure[]> =>
    (await load(context, toFigureYear(year)).load(owner)) ?? [];
}
