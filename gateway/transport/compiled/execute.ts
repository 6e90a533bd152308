import { type ExecutionResult, getVariableValues } from 'graphql';
import type { CompiledOperation } from './operation.js';
import { Execution } from './execution.js';

/** As graphql-js has it. */
const MOST_VARIABLE_ERRORS = 50;

/** The answer that graphql-js gives, without finding out again what the operation means. */
export async function executeCompiled(
  operation: CompiledOperation,
  given: Readonly<Record<string, unknown>>,
  context: unknown,
): Promise<ExecutionResult> {
  const { schema, node } = operation;
  const { coerced, errors } = getVariableValues(schema, node.variableDefinitions ?? [], given, {
    maxErrors: MOST_VARIABLE_ERRORS,
  });
  if (errors) return { errors };
  return new Execution(operation, coerced, context).execute();
}
