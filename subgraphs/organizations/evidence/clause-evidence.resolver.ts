import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { Figure, FigureYearArg } from '../../kit/figure.js';
import { rowById } from '../../kit/rows.js';
import { DocumentClause } from '../document/document-clause.js';
import { Document } from '../document/document.js';
import { evidenceOf } from './clause-evidence.view.js';

async function readDirectiveCode(
  { code, documentId }: DocumentClause,
  context: GraphContext,
): Promise<string | null> {
  const document = await rowById(Document)(context).load(documentId);
  return document?.type === 'DIRECTIVE' ? code : null;
}

@Resolver(() => DocumentClause)
export class ClauseEvidenceResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Its code where the document is a directive: what evidence is counted by. Null: in any other document codes mean something else.',
  })
  directiveCode(@Root() clause: DocumentClause, @Ctx() context: GraphContext): Promise<string | null> {
    return readDirectiveCode(clause, context);
  }

  @FieldResolver(() => [Figure], {
    nullable: true,
    description:
      'Focal points, plans, recognitions, grades, reviews and reports that answer the clause, of the whole register (Q15). For everyone. Empty: it asks for none; null: no clause of a directive.',
  })
  async registerEvidence(
    @Root() clause: DocumentClause,
    @FigureYearArg() year: number,
    @Ctx() context: GraphContext,
  ): Promise<Figure[] | null> {
    const code = await readDirectiveCode(clause, context);
    return code === null ? null : evidenceOf(context, code, year);
  }
}
