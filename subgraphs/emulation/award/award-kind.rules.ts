import { referenceId } from '../../kit/ids.js';

/** A row of award-catalog.json: an award with its deciders, each with the source that names it. */
interface AwardFacts {
  code: string;
  title: string | null;
  form: string | null;
  authorities: { office: string; level: string }[];
}

/** The rows of both catalogue tables, with ids made from what they say: loading twice changes nothing. */
export function toCatalogRows(facts: readonly AwardFacts[]): { kinds: object[]; authorities: object[] } {
  const kinds = facts.map(({ authorities: _, ...kind }) => {
    if ((kind.title === null) === (kind.form === null))
      throw new Error(`${kind.code} is neither one title nor one form`);
    return kind;
  });
  const authorities = facts.flatMap(({ code, authorities }) =>
    authorities.map((row) => ({
      id: referenceId('award-authority', code, row.office, row.level),
      kindCode: code,
      ...row,
    })),
  );
  return { kinds, authorities };
}
