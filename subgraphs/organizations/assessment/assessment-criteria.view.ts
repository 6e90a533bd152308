import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { requireCount } from '../../kit/numbers.js';
import type { Sql } from '../../kit/page.js';
import { optionalText } from '../../kit/text.js';
import { MAX_WORKFORCE } from '../organization/organization.rules.js';
import { Criterion } from '../standard/criterion.js';
import { LegalInstrument } from '../standard/legal-instrument.js';
import { SafetyStandard } from '../standard/safety-standard.js';
import { CriterionResult } from './criterion-result.js';
import {
  matchOutcomes,
  requireAllNamed,
  requireAreaShare,
  requireInformed,
  requireInformedOutcome,
} from './criterion-result.rules.js';
import type { SafetyAssessment } from './safety-assessment.js';
import type { SelfAssessSafetyInput, VerifySafetyInput } from './safety-assessment.inputs.js';

/** The standard an assessment applies, as rules name it, with the criteria its subject is asked. */
async function loadAsked(em: EntityManager, { standardId, subject }: SafetyAssessment) {
  const { instrumentId, version } = await em.findOneOrFail(SafetyStandard, { id: standardId });
  const { number, code } = await em.findOneOrFail(LegalInstrument, { id: instrumentId });
  const criteria = await em.find(Criterion, { instrumentId }, { orderBy: { code: 'asc' } });
  return {
    standard: { instrument: number ?? code, version },
    asked: criteria.filter(({ subjects }) => subjects.includes(subject)),
  };
}

const toDocument = (document: string | null | undefined): string | null =>
  optionalText(document, 'input.results.document', 60);

/** Keeps the subject’s own outcomes; those of an earlier round, before it was returned, are replaced. */
export async function writeSelfAssessment(
  em: EntityManager,
  assessment: SafetyAssessment,
  { headcount, informedCount, results }: SelfAssessSafetyInput,
): Promise<void> {
  const informed = {
    headcount: requireCount(headcount, 'input.headcount', MAX_WORKFORCE),
    informedCount: requireCount(informedCount, 'input.informedCount', MAX_WORKFORCE),
  };
  requireInformed(informed);
  const { standard, asked } = await loadAsked(em, assessment);
  requireAllNamed(asked, results);
  const matched = matchOutcomes(asked, results);
  for (const { criterion, named } of matched)
    requireInformedOutcome({ criterion, standard }, named.outcome, informed);
  Object.assign(assessment, informed);
  await em.nativeDelete(CriterionResult, { assessmentId: assessment.id });
  for (const { criterion, named } of matched) {
    em.create(CriterionResult, {
      ...{ id: newId(), assessmentId: assessment.id, criterionId: criterion.id },
      ...{ selfOutcome: named.outcome, verifiedOutcome: null, document: toDocument(named.document) },
    });
  }
}

/** Confirms the self-assessment but for the outcomes named. */
export async function writeVerification(
  em: EntityManager,
  assessment: SafetyAssessment,
  { results }: VerifySafetyInput,
): Promise<void> {
  const { standard, asked } = await loadAsked(em, assessment);
  const { headcount, informedCount, id } = assessment;
  const corrections = new Map(
    matchOutcomes(asked, results).map(({ criterion, named }) => [criterion.id, { criterion, named }]),
  );
  for (const result of await em.find(CriterionResult, { assessmentId: id })) {
    const correction = corrections.get(result.criterionId);
    result.verifiedOutcome = correction?.named.outcome ?? result.selfOutcome;
    if (!correction) continue;
    const informed = { headcount: headcount ?? 0, informedCount: informedCount ?? 0 };
    requireInformedOutcome({ criterion: correction.criterion, standard }, result.verifiedOutcome, informed);
    result.document = toDocument(correction.named.document) ?? result.document;
  }
}

/** R2 on the areas that lay in the commune on the day of the decision. */
export async function requireRecognisedAreas(
  em: EntityManager,
  assessment: SafetyAssessment,
  day: string,
): Promise<void> {
  const { standard, asked } = await loadAsked(em, assessment);
  const criterion = asked.find(({ measure }) => measure === 'RECOGNISED_AREA_SHARE');
  if (!criterion || !assessment.unitId) return;
  const { rows } = await sql<{ areas: number; recognised: number }>`
    select count(*)::int as areas, count(*) filter (where exists (
      select from organizations.safety_assessment a
      join organizations.recognition_decision d on d.assessment_id = a.id
      where a.residential_area_id = p.area_id and a.year = ${assessment.year} and d.outcome = 'RECOGNISED'
        and d.revoked_on is null))::int as recognised
    from organizations.residential_area_placement p
    where p.unit_id = ${assessment.unitId} and p.valid_from <= ${day} and coalesce(p.valid_to > ${day}, true)`.execute(
    em.getKysely(),
  );
  requireAreaShare({ criterion, standard }, rows[0]!);
}

/** Mandatory criteria of assessments (`a`) that are not MET or NOT_APPLICABLE by the latest outcome. */
const unmetOf = (ids: Sql): Sql => sql`
  select a.id, c.code from organizations.safety_assessment a
  join organizations.safety_standard s on s.id = a.standard_id
  join organizations.criterion c on c.instrument_id = s.instrument_id and c.mandatory and a.subject = any(c.subjects)
    and coalesce(c.measure, '') <> 'RECOGNISED_AREA_SHARE'
  left join organizations.criterion_result r on r.assessment_id = a.id and r.criterion_id = c.id
  where a.id = any(${ids}) and coalesce(r.verified_outcome, r.self_outcome, 'NOT_MET') = 'NOT_MET' order by c.code`;

/** The same for one assessment, inside the transaction of its step. */
export async function readUnmet(em: EntityManager, id: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`${unmetOf(sql`cast(${[id]} as uuid[])`)}`.execute(
    em.getKysely(),
  );
  return rows.map(({ code }) => code);
}

export const unmetCriteriaOf = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<{
    id: string;
    code: string;
  }>`${unmetOf(sql`cast(${[...ids]} as uuid[])`)}`.execute(db);
  const grouped = Map.groupBy(rows, ({ id }) => id);
  return new Map([...grouped].map(([id, list]) => [id, list.map(({ code }) => code)]));
});
