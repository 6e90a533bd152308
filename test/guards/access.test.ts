import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { DEFINITIONS } from '../../gateway/main.js';
import { buildDefinition } from '../../subgraphs/kit/subgraph.js';

const isDeclared = (directives: readonly { name: { value: string } }[] | undefined): boolean =>
  directives?.some(({ name }) => name.value === 'access') ?? false;

/** Mutations of a schema, and those that do not say who may use them. */
function findOpenMutations(schema: GraphQLSchema): { examined: number; open: string[] } {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const open = fields.filter(({ astNode }) => !isDeclared(astNode?.directives)).map(({ name }) => name);
  return { examined: fields.length, open };
}

describe('access is declared on every mutation', () => {
  it.each(DEFINITIONS.map((definition) => [definition.name, definition] as const))(
    '%s',
    (name, definition) => {
      const { examined, open } = findOpenMutations(buildDefinition(definition).schema);
      console.info(`${name}: ${examined} mutations examined`);
      expect(examined).toBeGreaterThan(3);
      expect(open).toEqual([]);
    },
  );

  it('finds a mutation without a declaration', () => {
    const schema = buildSchema(`
      directive @access(roles: [String!]!) on FIELD_DEFINITION
      type Query { a: Int }
      type Mutation { guarded: Int @access(roles: ["ADMIN"]) forgotten: Int }`);
    expect(findOpenMutations(schema)).toEqual({ examined: 2, open: ['forgotten'] });
  });
});
