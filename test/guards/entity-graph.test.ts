import { describe, expect, it } from '@jest/globals';
import { EntitySchema } from '@mikro-orm/core';
import {
  defaultFieldResolver,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { DEFINITIONS } from '../../gateway/main.js';
import { buildDefinition } from '../../subgraphs/kit/subgraph.js';

interface Column {
  nullable?: boolean;
  hidden?: boolean;
}

/** Compares a graph type with the columns behind it: every plain field has a column, and they agree on null. */
function findDisagreements(type: GraphQLObjectType, columns: Readonly<Record<string, Column>>): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    if (field.resolve && field.resolve !== defaultFieldResolver) return [];
    const column = columns[field.name];
    if (!column) return [`${type.name}.${field.name} has neither a column nor a resolver`];
    if (column.hidden) return [`${type.name}.${field.name} shows a hidden column`];
    const isNullable = !isNonNullType(field.type);
    if (isNullable !== Boolean(column.nullable)) {
      return [`${type.name}.${field.name} is ${isNullable ? 'nullable' : 'required'}, its column is not`];
    }
    return [];
  });
}

function examine(schema: GraphQLSchema, entities: readonly unknown[]): { examined: number; wrong: string[] } {
  const pairs = entities.flatMap((entity) => {
    const known = EntitySchema.REGISTRY.get(entity as never);
    const type = schema.getType((entity as { name: string }).name);
    return known && isObjectType(type) ? [{ type, columns: known.properties as Record<string, Column> }] : [];
  });
  const wrong = pairs.flatMap(({ type, columns }) => findDisagreements(type, columns));
  return { examined: pairs.length, wrong };
}

describe('entities and graph agree', () => {
  it.each(DEFINITIONS.map((definition) => [definition.name, definition] as const))(
    '%s',
    (name, definition) => {
      const { examined, wrong } = examine(buildDefinition(definition).schema, definition.entities);
      console.info(`${name}: ${examined} entity types examined`);
      expect(examined).toBeGreaterThan(1);
      expect(wrong).toEqual([]);
    },
  );

  it('finds a field without a column, one that shows a hidden column, and one that disagrees on null', () => {
    const type = new GraphQLObjectType({
      name: 'Thing',
      fields: {
        id: { type: new GraphQLNonNull(GraphQLString) },
        ghost: { type: GraphQLInt },
        secret: { type: GraphQLInt },
        loose: { type: GraphQLInt },
        computed: { type: GraphQLInt, resolve: () => 1 },
      },
    });
    expect(findDisagreements(type, { id: {}, secret: { hidden: true, nullable: true }, loose: {} })).toEqual([
      'Thing.ghost has neither a column nor a resolver',
      'Thing.secret shows a hidden column',
      'Thing.loose is nullable, its column is not',
    ]);
  });
});
