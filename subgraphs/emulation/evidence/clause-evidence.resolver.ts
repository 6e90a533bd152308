import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { Figure, FigureYearArg } from '../../kit/figure.js';
import { DocumentClause } from '../references/document-clause.js';
import { evidenceOf } from './clause-evidence.view.js';

@Resolver(() => DocumentClause)
export class ClauseEvidenceResolver {
  @FieldResolver(() => [Figure], {
    nullable: true,
    description:
      'Models, reviews, exemplars, nominations and awards that answer the clause, of the whole register (Q15). For everyone. Empty: it asks for none; null: no clause of a directive.',
  })
  async emulationEvidence(
    @Root() { directiveCode }: DocumentClause,
    @FigureYearArg() year: number,
    @Ctx() context: GraphContext,
  ): Promise<Figure[] | null> {
    return directiveCode == null ? null : evidenceOf(context, directiveCode, year);
  }
}
