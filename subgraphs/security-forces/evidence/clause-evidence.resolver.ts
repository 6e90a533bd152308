import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import type { GraphContext } from '../../kit/context.js';
import { Figure, FigureYearArg } from '../../kit/figure.js';
import { DocumentClause } from '../references/document-clause.js';
import { evidenceOf } from './clause-evidence.view.js';

@Resolver(() => DocumentClause)
export class ClauseEvidenceResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'ANALYST')
  @FieldResolver(() => [Figure], {
    nullable: true,
    description:
      'Guards, courses, plans, drills and visits that answer the clause, of the whole register (Q15). Empty: it asks for none; null: no clause of a directive.',
  })
  async securityEvidence(
    @Root() { directiveCode }: DocumentClause,
    @FigureYearArg() year: number,
    @Ctx() context: GraphContext,
  ): Promise<Figure[] | null> {
    return directiveCode == null ? null : evidenceOf(context, directiveCode, year);
  }
}
