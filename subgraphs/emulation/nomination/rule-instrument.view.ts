import type { EntityManager } from '@mikro-orm/postgresql';
import type { Day } from '../../kit/clock.js';
import { RuleInstrument } from './rule-instrument.js';

/** The instrument that says a rule on a day; null: none of that day is known. */
export async function readInstrument(em: EntityManager, rule: string, day: Day): Promise<string | null> {
  const inForce = { validFrom: { $lte: day }, $or: [{ validTo: null }, { validTo: { $gt: day } }] };
  const found = await em.findOne(RuleInstrument, { rule, ...inForce });
  return found?.instrument ?? null;
}
