import { executeSync, Kind, OperationTypeNode } from 'graphql';
import type { ClientOperation } from './normalize.js';
import type { ShapeField } from './shape.js';

/** `__schema` or `__type` of the root: the schema is known here, no subgraph is asked. */
export function introspect(
  { schema, operation, fragments }: ClientOperation,
  { nodes, responseKey }: ShapeField,
  variableValues: Readonly<Record<string, unknown>>,
): unknown {
  const { data } = executeSync({
    schema,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        {
          kind: Kind.OPERATION_DEFINITION,
          operation: OperationTypeNode.QUERY,
          variableDefinitions: operation.variableDefinitions,
          selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
        },
        ...fragments.values(),
      ],
    },
    variableValues,
  });
  return data?.[responseKey];
}
