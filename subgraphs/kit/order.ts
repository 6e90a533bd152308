import 'reflect-metadata';
import { type ClassType, Field, InputType } from 'type-graphql';
import { graphEnum } from './enums.js';
import { refuseInput } from './errors.js';
import type { OrderKey } from './page.js';

export const SortDirection = graphEnum('SortDirection', 'Which end of an order comes first.', {
  ASC: 'Smallest, earliest or first in the alphabet first.',
  DESC: 'Largest, latest or last in the alphabet first.',
});
export type SortDirection = keyof typeof SortDirection;

export interface OrderBy<Name extends string> {
  field: Name;
  direction: SortDirection;
}

/** `XOrderBy { field direction }` from `{ FIELD: 'what it orders by' }`, like `graphEnum`. */
export function orderByOf<const Meaning extends Record<string, string>>(
  name: string,
  meanings: Meaning,
): ClassType<OrderBy<Extract<keyof Meaning, string>>> {
  type Name = Extract<keyof Meaning, string>;
  const fields = graphEnum(`${name}OrderField`, `What a ${name} list can be ordered by.`, meanings);

  @InputType(`${name}OrderBy`, {
    description: `One key of the order of a ${name} list; earlier keys decide first.`,
  })
  class OrderByInput {
    @Field(() => fields, { description: 'What to order by.' })
    field!: string;

    @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Which end comes first.' })
    direction!: SortDirection;
  }
  return OrderByInput as ClassType<OrderBy<Name>>;
}

/** The keys a client chose, made total by the list's unique key. */
export function orderKeys<Name extends string>(
  orderBy: readonly OrderBy<Name>[],
  keys: Readonly<Record<Name, Omit<OrderKey, 'direction'>>>,
  unique: Omit<OrderKey, 'direction'>,
): OrderKey[] {
  const fields = new Set(orderBy.map(({ field }) => field));
  if (fields.size < orderBy.length) refuseInput('orderBy', 'names a field twice');
  return [
    ...orderBy.map(({ field, direction }) => ({ ...keys[field], direction, field })),
    { ...unique, direction: 'ASC' },
  ];
}
