/** The first labels a client makes up are kept, those beyond them are one. */
export function boundLabels(limit: number): (label?: string) => string {
  const known = new Set<string>();
  return (label = 'anonymous') => {
    if (known.size < limit) known.add(label);
    return known.has(label) ? label : 'other';
  };
}
