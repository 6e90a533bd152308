import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { GraphContext } from './context.js';

type Resolve = GraphQLFieldResolver<unknown, GraphContext>;
type Method = ReturnType<typeof getMetadataStorage>['queries'][number];
type Parameter = NonNullable<Method['params']>[number];

/**
 * Lets reads call their resolver methods directly. What type-graphql does for each call would be most of a field: it
 * looks for the class among all, sorts the parameters, and waits for a check of each argument that is switched off.
 * Arguments are what graphql-js made of them. Mutations are left to it: their inputs become instances of classes.
 */
export function bindReads(schema: GraphQLSchema, resolvers: readonly Function[]): void {
  const { queries, fieldResolvers, objectTypes } = getMetadataStorage();
  const instances = new Map(resolvers.map((target) => [target, Reflect.construct(target, []) as object]));
  const bind = (typeName: string | undefined, method: Method | (typeof fieldResolvers)[number]): void => {
    const type = schema.getType(typeName ?? '');
    const instance = instances.get(method.target);
    if (instance && isObjectType(type))
      type.getFields()[method.schemaName]!.resolve = toResolve(instance, method);
  };
  for (const query of queries) bind(schema.getQueryType()?.name, query);
  for (const field of fieldResolvers) {
    const target = field.getObjectType?.();
    if (field.kind === 'external') bind(objectTypes.find((type) => type.target === target)?.name, field);
  }
}

function toResolve(
  instance: object,
  { methodName, params = [] }: Pick<Method, 'methodName' | 'params'>,
): Resolve {
  const method = (instance as Record<string, (...values: unknown[]) => unknown>)[methodName]!;
  const reads = params.toSorted((a, b) => a.index - b.index).map(toRead);
  // The shape of a resolver is that of graphql-js.
  // oxlint-disable-next-line max-params
  return (source, args, context) =>
    method.apply(
      instance,
      reads.map((read) => read(source, args, context)),
    );
}

/** How a parameter of a method is read of what a resolver is given. */
function toRead(
  parameter: Parameter,
): (...given: [unknown, Record<string, unknown>, GraphContext]) => unknown {
  switch (parameter.kind) {
    case 'root':
      return (source) => source;
    case 'arg':
      return (_, args) => args[parameter.name];
    case 'args':
      return (_, args) => args;
    case 'context':
      return (_, __, context) => context;
    default:
      throw new Error(`${parameter.target.name}.${parameter.methodName} has a parameter that is not bound`);
  }
}
