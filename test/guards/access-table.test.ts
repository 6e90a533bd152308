import { describe, expect, it } from '@jest/globals';
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { DEFINITIONS } from '../../gateway/main.js';
import { findRestrictedFields, type RestrictedField } from '../../scripts/access-table.js';
import { PARTNERS, ROLES, type Viewer } from '../../subgraphs/kit/viewer.js';
import type { ViewerClaims } from '../support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../support/subgraph.js';

/** Everybody there is: each role, and a partner of each agency. */
const VIEWERS: readonly ViewerClaims[] = [
  ...ROLES.map((role) => ({ role })),
  ...PARTNERS.map((partner) => ({ role: 'PARTNER', partner }) as const),
];

const mayUse = (grantees: readonly string[], { role, partner }: ViewerClaims): boolean =>
  grantees.includes(role) || (partner !== undefined && grantees.includes(`PARTNER:${partner}`));

/** Whether the field's own gate refuses the viewer; what comes after the gate fails for want of a record. */
async function isRefusedAtTheGate(
  schema: GraphQLSchema,
  { type, field }: RestrictedField,
  context: { viewer: Viewer },
): Promise<boolean> {
  const parentType = schema.getType(type);
  if (!isObjectType(parentType)) throw new Error(`${type} is no object type`);
  const { resolve } = parentType.getFields()[field]!;
  const info = {
    parentType,
    fieldName: field,
    schema,
    fieldNodes: [],
    path: { key: field, prev: undefined, typename: type },
    operation: { operation: type === 'Mutation' ? 'mutation' : 'query' },
  } as unknown as GraphQLResolveInfo;
  try {
    await resolve!({}, {}, context, info);
    return false;
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions?: { code?: string } };
    return extensions?.code === 'FORBIDDEN' && message.startsWith(`${type}.${field} is open to `);
  }
}

async function findWrongGates(
  { schema, createContext }: Pick<TestSubgraph, 'schema' | 'createContext'>,
  fields: readonly RestrictedField[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const field of fields) {
    for (const viewer of VIEWERS) {
      const isRefused = await isRefusedAtTheGate(schema, field, createContext(viewer));
      if (isRefused === mayUse(field.grantees, viewer))
        wrong.push(`${field.type}.${field.field}: ${viewer.partner ?? viewer.role}`);
    }
  }
  return wrong;
}

describe('every restricted field refuses exactly those it does not name', () => {
  it.each(DEFINITIONS.map((definition) => [definition.name, definition] as const))(
    '%s',
    async (name, definition) => {
      const subgraph = await openTestSubgraph(definition);
      try {
        const fields = findRestrictedFields(subgraph.schema);
        expect(fields.length).toBeGreaterThan(10);
        expect(await findWrongGates(subgraph, fields)).toEqual([]);
        console.info(`${name}: ${fields.length} restricted fields × ${VIEWERS.length} viewers examined`);
      } finally {
        await subgraph.stop();
      }
    },
  );

  it('finds a gate that lets through whom its declaration does not name', async () => {
    const subgraph = await openTestSubgraph(DEFINITIONS[0]!);
    try {
      const [field] = findRestrictedFields(subgraph.schema);
      const declared = { ...field!, grantees: field!.grantees.slice(1) };
      expect(await findWrongGates(subgraph, [declared])).toEqual([
        `${field!.type}.${field!.field}: ${field!.grantees[0]}`,
      ]);
    } finally {
      await subgraph.stop();
    }
  });
});
