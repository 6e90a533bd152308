import { sql } from 'kysely';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { Document } from '../document/document.js';
import { missingYears } from './review-conference.rules.js';

interface Reviewed {
  first: number | null;
  years: number[];
}

/** Since when a document asks for something, and the years its province reviewed it; batched. */
const reviewedOf = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<Reviewed & { id: string }>`
    select d.id, coalesce(extract(year from d.issued_on)::int, (
        select extract(year from min(t.assigned_on))::int from organizations.directive_task t
        join organizations.document_clause c on c.id = t.clause_id where c.document_id = d.id)) as first,
      array(select distinct v.year from organizations.review_conference v
        join organizations.authority_body b on b.id = v.body_id and b.level = 'PROVINCE'
        where v.directive_id = d.id and not v.withdrawn) as years
    from organizations.document d where d.id = any(cast(${[...ids]} as uuid[]))`.execute(db);
  return new Map(rows.map(({ id, ...reviewed }) => [id, reviewed]));
});

@Resolver(() => Document)
export class ReviewYearResolver {
  @FieldResolver(() => [Int], {
    description:
      'Years since its issue, or when that is not known since its first task, up to the last whole year, that no body of the province reviewed (clause 6c).',
  })
  async missingReviewYears(@Root() { id }: Document, @Ctx() context: GraphContext): Promise<number[]> {
    const { first = null, years = [] } = (await reviewedOf(context).load(id)) ?? {};
    return first === null ? [] : missingYears(first, Number(today().slice(0, 4)) - 1, years);
  }
}
