import 'reflect-metadata';
import { sql } from 'kysely';
import { type ClassType, Field, ID, InputType, Int } from 'type-graphql';
import { requireId } from './ids.js';
import type { Sql } from './page.js';

export interface ValueFilter<Value> {
  eq?: Value | null;
  in?: Value[] | null;
}

/** `XFilter { eq in }` for an enum type of the graph. */
export function enumFilterOf<Value extends string>(
  enumObject: Record<string, Value>,
  name: string,
): ClassType<ValueFilter<Value>> {
  @InputType(`${name}Filter`, { description: `Which ${name} values to keep.` })
  class EnumFilter {
    @Field(() => enumObject, { nullable: true, description: 'Exactly this value.' })
    eq?: Value | null;

    @Field(() => [enumObject], { nullable: true, description: 'Any of these values.' })
    in?: Value[] | null;
  }
  return EnumFilter;
}

@InputType({ description: 'Which ids to keep.' })
export class IdFilter implements ValueFilter<string> {
  @Field(() => ID, { nullable: true, description: 'Exactly this id.' })
  eq?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Any of these ids.' })
  in?: string[] | null;
}

@InputType({ description: 'Which texts to keep; upper and lower case and accents count.' })
export class TextFilter implements ValueFilter<string> {
  @Field(() => String, { nullable: true, description: 'Exactly this text.' })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: 'Any of these texts.' })
  in?: string[] | null;
}

@InputType({ description: 'Which whole numbers to keep.' })
export class IntFilter implements ValueFilter<number> {
  @Field(() => Int, { nullable: true, description: 'Exactly this number.' })
  eq?: number | null;

  @Field(() => [Int], { nullable: true, description: 'Any of these numbers.' })
  in?: number[] | null;
}

@InputType({ description: 'Whether a yes/no fact holds.' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: 'The value to keep.' })
  eq?: boolean | null;
}

/** Conditions for a column; none when the filter is absent or empty. */
export function matches(
  column: Sql,
  filter: ValueFilter<string | number | boolean> | null | undefined,
): Sql[] {
  const conditions: Sql[] = [];
  if (filter?.eq != null) conditions.push(sql`${column} = ${filter.eq}`);
  if (filter?.in != null) conditions.push(sql`${column} = any(${filter.in})`);
  return conditions;
}

/** As `matches`, for a uuid column; malformed ids are refused at `path`. */
export function matchesId(column: Sql, filter: IdFilter | null | undefined, path: string): Sql[] {
  const conditions: Sql[] = [];
  if (filter?.eq != null) conditions.push(sql`${column} = ${requireId(filter.eq, `${path}.eq`)}`);
  if (filter?.in != null) {
    const ids = filter.in.map((id) => requireId(id, `${path}.in`));
    conditions.push(sql`${column} = any(cast(${ids} as uuid[]))`);
  }
  return conditions;
}
