import { sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { columnsOf, tableOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { CompletionDeadline } from './completion-deadline.js';
import { Criterion } from './criterion.js';
import { LegalInstrument } from './legal-instrument.js';
import { RecognitionAuthority } from './recognition-authority.js';
import { SafetyStandard } from './safety-standard.js';
import { SubjectEligibility } from './subject-eligibility.js';

const criteriaOf = rowsByParent(Criterion, 'instrumentId', 'r.code');
const deadlinesOf = rowsByParent(CompletionDeadline, 'instrumentId', 'r.before, r.subject');
const eligibilityOf = rowsByParent(SubjectEligibility, 'standardId', 'r.subject');

@Resolver(() => LegalInstrument)
export class LegalInstrumentResolver {
  @Query(() => [LegalInstrument], { description: 'Legal acts the register knows, a short list, by code.' })
  async legalInstruments(@Ctx() { db }: GraphContext): Promise<LegalInstrument[]> {
    const { rows } = await sql<LegalInstrument>`
      select ${columnsOf(LegalInstrument, 'i')} from ${tableOf(LegalInstrument)} i order by i.code`.execute(
      db,
    );
    return rows;
  }

  @FieldResolver(() => [Criterion], { description: 'Its criteria, by code.' })
  async criteria(@Root() { id }: LegalInstrument, @Ctx() context: GraphContext): Promise<Criterion[]> {
    return (await criteriaOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => [CompletionDeadline], { description: 'Days of the year it sets, earliest first.' })
  async deadlines(
    @Root() { id }: LegalInstrument,
    @Ctx() context: GraphContext,
  ): Promise<CompletionDeadline[]> {
    return (await deadlinesOf(context).load(id)) ?? [];
  }
}

@Resolver(() => SafetyStandard)
export class SafetyStandardResolver {
  @Query(() => [SafetyStandard], { description: 'The safety standards of all years, earliest first.' })
  async safetyStandards(@Ctx() { db }: GraphContext): Promise<SafetyStandard[]> {
    const { rows } = await sql<SafetyStandard>`
      select ${columnsOf(SafetyStandard, 's')} from ${tableOf(SafetyStandard)} s order by s.first_year`.execute(
      db,
    );
    return rows;
  }

  @Query(() => SafetyStandard, {
    nullable: true,
    description: 'The standard a year belongs to (R4); null: none was in force.',
  })
  async safetyStandard(
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2026.' }) year: number,
    @Ctx() { db }: GraphContext,
  ): Promise<SafetyStandard | null> {
    const { rows } = await sql<SafetyStandard>`
      select ${columnsOf(SafetyStandard, 's')} from ${tableOf(SafetyStandard)} s
      where s.first_year <= ${year} and coalesce(s.last_year >= ${year}, true)`.execute(db);
    return rows[0] ?? null;
  }

  @Query(() => [RecognitionAuthority], { description: 'Whose chair recognises whom, and when.' })
  async recognitionAuthorities(@Ctx() { db }: GraphContext): Promise<RecognitionAuthority[]> {
    const { rows } = await sql<RecognitionAuthority>`
      select ${columnsOf(RecognitionAuthority, 'a')} from ${tableOf(RecognitionAuthority)} a
      order by a.subject, a.managed_by, a.valid_from nulls first`.execute(db);
    return rows;
  }

  @FieldResolver(() => LegalInstrument, { description: 'Instrument that sets it.' })
  instrument(@Root() { instrumentId }: SafetyStandard, @Ctx() context: GraphContext) {
    return rowById(LegalInstrument)(context).load(instrumentId);
  }

  @FieldResolver(() => [SubjectEligibility], { description: 'Who may be recognised, and who may not (R3).' })
  async eligibility(@Root() { id }: SafetyStandard, @Ctx() context: GraphContext) {
    return (await eligibilityOf(context).load(id)) ?? [];
  }
}
