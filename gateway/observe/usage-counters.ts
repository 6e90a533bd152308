import { Counter, type Registry } from 'prom-client';
import { boundLabels } from './labels.js';
import type { Usage } from './usage.js';

/** Clients told apart; more are counted as "other". */
const CLIENT_NAMES = 50;

/** Pairs of field and client that have a counter of their own: some megabytes at most. */
const PAIRS = 5_000;

/** How often clients use which field, and which of those that are to go. */
export function createUsageCounters(register: Registry): (usage: Usage, client?: string) => void {
  const registers = [register];
  const fields = new Counter({
    name: 'graph_field_usage_total',
    help: 'Operations that use a field, by client',
    labelNames: ['field', 'client'],
    registers,
  });
  const deprecated = new Counter({
    name: 'graph_deprecated_usage_total',
    help: 'Operations that use what is deprecated, by client',
    labelNames: ['coordinate', 'client'],
    registers,
  });
  const labelOf = boundLabels(CLIENT_NAMES);
  const pairOf = boundLabels(PAIRS);
  return (usage, name) => {
    const client = labelOf(name);
    for (const field of usage.fields) {
      const isKept = pairOf(`${field} ${client}`) !== 'other';
      fields.inc(isKept ? { field, client } : { field: 'other', client });
    }
    // As many as the schema has: they need no limit of their own.
    for (const coordinate of usage.deprecated) deprecated.inc({ coordinate, client });
  };
}
