import 'reflect-metadata';
import { Directive, type ResolverData, UseMiddleware } from 'type-graphql';
import type { GraphContext } from './context.js';
import { Refusal } from './errors.js';
import type { Role } from './viewer.js';

/** Travels into the supergraph through @composeDirective, so that clients can read who may use a field. */
export const ACCESS_SPEC = 'https://security-movement.example/access/v1.0';

export const ACCESS_SDL = `
"Only these roles may use the field; anyone else gets FORBIDDEN and null."
directive @access(roles: [String!]!) on FIELD_DEFINITION
`;

/** Declares, visibly above a method, which roles may use it, and refuses all others before the method runs. */
export function Access(...roles: Role[]): MethodDecorator {
  const declare = Directive(`@access(roles: ${JSON.stringify(roles)})`);
  const enforce = UseMiddleware(({ context, info }: ResolverData<GraphContext>, next) => {
    if (roles.includes(context.viewer.role)) return next();
    throw new Refusal(
      'FORBIDDEN',
      `${info.parentType.name}.${info.fieldName} is open to ${roles.join(', ')}; the viewer is ${context.viewer.role}.`,
    );
  });
  return (target, key, descriptor) => {
    declare(target, key as string, descriptor);
    enforce(target, key as string, descriptor);
  };
}
