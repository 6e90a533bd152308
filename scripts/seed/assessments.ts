import type { EntityManager } from '@mikro-orm/postgresql';
import { AssessmentStep } from '../../subgraphs/organizations/assessment/assessment-step.js';
import { CriterionResult } from '../../subgraphs/organizations/assessment/criterion-result.js';
import { RecognitionDecision } from '../../subgraphs/organizations/assessment/recognition-decision.js';
import { SafetyAssessment } from '../../subgraphs/organizations/assessment/safety-assessment.js';
import { SafetyRegistration } from '../../subgraphs/organizations/assessment/safety-registration.js';
import { ClassificationStep } from '../../subgraphs/organizations/classification/classification-step.js';
import { MovementClassification } from '../../subgraphs/organizations/classification/movement-classification.js';
import { ResidentialAreaPlacement } from '../../subgraphs/organizations/residential-area/residential-area-placement.js';
import { ResidentialArea } from '../../subgraphs/organizations/residential-area/residential-area.js';
import { createCommunes } from './assessment-communes.js';
import type { Dossier } from './assessment-dossier.js';
import { createGrades, createOrganizationDossiers } from './assessment-organizations.js';
import { insertRows } from './insert.js';
import type { SeedCounts, SeedOrganization, SeedPlan } from './plan.js';

const CHUNK = 500;

async function insertDossiers(em: EntityManager, dossiers: readonly Dossier[]): Promise<number> {
  const steps = dossiers.flatMap((dossier) => dossier.steps);
  const results = dossiers.flatMap((dossier) => dossier.results);
  const decisions = dossiers.flatMap(({ decision }) => (decision ? [decision] : []));
  await insertRows(
    em,
    SafetyAssessment,
    dossiers.map(({ assessment }) => assessment),
  );
  await insertRows(
    em,
    SafetyRegistration,
    dossiers.map(({ registration }) => registration),
  );
  await insertRows(em, AssessmentStep, steps);
  await insertRows(em, CriterionResult, results);
  await insertRows(em, RecognitionDecision, decisions);
  return dossiers.length * 2 + steps.length + results.length + decisions.length;
}

async function seedChunk(em: EntityManager, plan: SeedPlan, chunk: readonly SeedOrganization[]) {
  const dossiers: Dossier[] = [];
  const grades: ReturnType<typeof createGrades> = [];
  for (const organization of chunk) {
    const own = createOrganizationDossiers(plan, organization);
    dossiers.push(...own);
    grades.push(...createGrades(plan, organization, new Set(own.map(({ assessment }) => assessment.year))));
  }
  const steps = grades.flatMap((grade) => grade.steps);
  const rows = await insertDossiers(em, dossiers);
  await insertRows(
    em,
    MovementClassification,
    grades.map(({ classification }) => classification),
  );
  await insertRows(em, ClassificationStep, steps);
  plan.progress(rows + grades.length + steps.length);
  return { dossiers: dossiers.length, grades: grades.length };
}

/** Yearly assessments by the safety standard, of organisations, communes and residential areas, and grades: 2021 to the register’s last day. */
export async function seedAssessments(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const counts = { residentialAreas: 0, safetyAssessments: 0, grades: 0 };
  for (const { areas, dossiers } of createCommunes(plan)) {
    await insertRows(
      em,
      ResidentialArea,
      areas.map(({ area }) => area),
    );
    await insertRows(
      em,
      ResidentialAreaPlacement,
      areas.flatMap(({ placements }) => placements),
    );
    plan.progress(areas.length * 3 + (await insertDossiers(em, dossiers)));
    counts.residentialAreas += areas.length;
    counts.safetyAssessments += dossiers.length;
  }
  for (let start = 0; start < plan.organizations.length; start += CHUNK) {
    const written = await seedChunk(em, plan, plan.organizations.slice(start, start + CHUNK));
    counts.safetyAssessments += written.dossiers;
    counts.grades += written.grades;
  }
  return counts;
}
