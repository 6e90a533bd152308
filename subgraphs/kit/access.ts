import 'reflect-metadata';
import { Directive, type ResolverData, UseMiddleware } from 'type-graphql';
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

/** Declares, visibly above a method, who may use it, and refuses all others before the method runs. */
export function Access(...roles: Grantee[]): MethodDecorator {
  const declare = Directive(`@access(roles: ${JSON.stringify(roles)})`);
  const enforce = UseMiddleware(({ context, info }: ResolverData<GraphContext>, next) => {
    const names = namesOf(context.viewer);
    if (names.some((name) => (roles as string[]).includes(name))) return next();
    throw new Refusal(
      'FORBIDDEN',
      `${info.parentType.name}.${info.fieldName} is open to ${roles.join(', ')}; the viewer is ${names.at(-1)}.`,
    );
  });
  return (target, key, descriptor) => {
    declare(target, key as string, descriptor);
    enforce(target, key as string, descriptor);
  };
}
