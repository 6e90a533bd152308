import 'reflect-metadata';
import { getDirectiveValues, type GraphQLField, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { Directive } from 'type-graphql';
import type { GraphContext } from './context.js';
import { Refusal } from './errors.js';
import type { Grantee, Viewer } from './viewer.js';

/** Travels into the supergraph through @composeDirective, so that clients can read who may use a field. */
export const ACCESS_SPEC = 'https://security-movement.example/access/v1.0';

export const ACCESS_SDL = `
"Only these roles, or of partners those named, may use the field; anyone else gets FORBIDDEN and null."
directive @access(roles: [String!]!) on FIELD_DEFINITION
`;

/** The viewer as a field may name it: its role, a partner also as the one it is. */
const namesOf = ({ role, partner }: Viewer): string[] => [role, ...(partner ? [`${role}:${partner}`] : [])];

/** Declares, visibly above a method, who may use it; `accessOf` enforces what is declared, and nothing else does. */
export function Access(...roles: Grantee[]): MethodDecorator {
  const declare = Directive(`@access(roles: ${JSON.stringify(roles)})`);
  return (target, key, descriptor) => declare(target, key as string, descriptor);
}

type RequireAccess = (
  context: GraphContext,
  info: Pick<GraphQLResolveInfo, 'parentType' | 'fieldName'>,
) => void;

/**
 * Refuses who may not use the field, by its `@access` in the finished schema, before it is resolved. Undefined: the
 * field is open to all. As a middleware of type-graphql it cost four promises for each field of each object.
 */
export function accessOf(
  schema: GraphQLSchema,
  { astNode }: GraphQLField<unknown, GraphContext>,
): RequireAccess | undefined {
  const declared = astNode && getDirectiveValues(schema.getDirective('access')!, astNode);
  if (!declared) return undefined;
  const roles = declared['roles'] as readonly string[];
  return ({ viewer }, { parentType, fieldName }) => {
    const names = namesOf(viewer);
    if (names.some((name) => roles.includes(name))) return;
    throw new Refusal(
      'FORBIDDEN',
      `${parentType.name}.${fieldName} is open to ${roles.join(', ')}; the viewer is ${names.at(-1)}.`,
    );
  };
}
