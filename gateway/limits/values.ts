/** The figures of variables or extensions. */
export interface ValueMeasures {
  values: number;
  valueDepth: number;
}

/** Counts until a limit is passed: what is beyond it costs nothing. */
export function measureValues(value: unknown, limits: ValueMeasures): ValueMeasures {
  const total = { values: 0, valueDepth: 0 };
  const visit = (inner: unknown, depth: number): void => {
    if (total.values > limits.values || depth > limits.valueDepth + 1) return;
    total.valueDepth = Math.max(total.valueDepth, depth);
    if (typeof inner !== 'object' || inner === null) total.values += 1;
    else for (const child of Object.values(inner)) visit(child, depth + 1);
  };
  // The outermost object is the list of variables itself.
  if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) visit(child, 0);
  return total;
}
