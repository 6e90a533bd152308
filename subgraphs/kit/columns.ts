import { type EntityClass, EntitySchema } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Sql } from './page.js';

interface Property {
  name: string;
  fieldName?: string;
  joinColumn?: string;
  hidden?: boolean;
}

const toSnake = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

function schemaOf(entity: Function): EntitySchema {
  const schema = EntitySchema.REGISTRY.get(entity);
  if (!schema) throw new Error(`${entity.name} is not an entity`);
  return schema;
}

const columnOf = ({ fieldName, joinColumn, name }: Property): string =>
  fieldName ?? joinColumn ?? toSnake(name);

/** Before the ORM has started a property does not know its own name, so it is taken from the key. */
const propertiesOf = (entity: Function): Property[] =>
  Object.entries(schemaOf(entity).properties as Record<string, Property>).map(([name, property]) => ({
    ...property,
    name,
  }));

/**
 * Every column of an entity that is not hidden, as `alias.valid_from as "validFrom"`: a plain row of this list
 * has the entity's shape, and a new column reaches every list without another edit.
 */
export function columnsOf(entity: Function, alias: string): Sql {
  const visible = propertiesOf(entity).filter(({ hidden }) => !hidden);
  // Text, and no builder for each name: Kysely would put them together anew for each statement.
  return sql.raw(
    visible.map((property) => `"${alias}"."${columnOf(property)}" as "${property.name}"`).join(', '),
  );
}

type SharedColumns<Row, Input> = {
  [Name in keyof Row & keyof Input]-?: undefined extends Input[Name]
    ? Exclude<Input[Name], undefined> | null
    : Input[Name];
};

/**
 * What an input says about the columns of an entity. A field both have needs no line of its own; one that the
 * client left out is null.
 */
export function toColumns<Row extends object, Input extends object>(
  entity: EntityClass<Row>,
  input: Input,
): SharedColumns<Row, Input> {
  const said = input as Record<string, unknown>;
  const names = propertiesOf(entity)
    .map(({ name }) => name)
    .filter((name) => name in said);
  return Object.fromEntries(names.map((name) => [name, said[name] ?? null])) as SharedColumns<Row, Input>;
}

/** The column behind a property. */
export function columnNameOf(entity: Function, property: string): string {
  const found = propertiesOf(entity).find(({ name }) => name === property);
  if (!found) throw new Error(`${entity.name} has no property ${property}`);
  return columnOf(found);
}

/** The table of an entity, with its schema. */
export function tableOf(entity: Function): Sql {
  const { schema, tableName } = schemaOf(entity).meta as { schema?: string; tableName?: string };
  return sql.raw(`"${schema}"."${tableName ?? toSnake(entity.name)}"`);
}
