import { sql } from 'kysely';
import type { Sql } from './page.js';
import { requireText } from './text.js';

const MAX_TERM = 100;

/** LIKE pattern for "contains", with the pattern characters of the term itself made harmless. */
const containing = (term: string): string => `%${term.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/**
 * Accent-free search over a name and its folded twin. A term without accents finds every spelling
 * (cam giang: Cẩm Giang and Cẩm Giàng); a term with accents finds only its own.
 */
export function searches(
  schema: string,
  { name, folded }: { name: Sql; folded: Sql },
  term: string | null | undefined,
): Sql[] {
  if (term == null) return [];
  const text = requireText(term, 'search', MAX_TERM).toLowerCase();
  const fold = sql`${sql.raw(schema)}.fold(${containing(text)})`;
  return [
    sql`${folded} like ${fold}`,
    sql`(${fold} = ${containing(text)} or lower(${name}) like ${containing(text)})`,
  ];
}
