import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { Organization } from '../organization/organization.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { ResidentialArea } from '../residential-area/residential-area.js';
import { Criterion } from '../standard/criterion.js';
import { SafetyStandard } from '../standard/safety-standard.js';
import { unmetCriteriaOf } from './assessment-criteria.view.js';
import { AssessmentStep, SafetyEvent } from './assessment-step.js';
import { CriterionResult } from './criterion-result.js';
import { decisionOf } from './recognition-decision.view.js';
import { RecognitionDecision } from './recognition-decision.js';
import { countDaysBetween } from './safety-assessment.rules.js';
import { SAFETY_CYCLE } from './safety-assessment.states.js';
import { SafetyAssessment } from './safety-assessment.js';

const stepsOf = rowsByParent(AssessmentStep, 'assessmentId', 'r.taken_on, r.id');
const resultsOf = rowsByParent(CriterionResult, 'assessmentId', 'r.criterion_id');

/** What belongs to an assessment; whoever was given one may see all of it. */
@Resolver(() => SafetyAssessment)
export class AssessmentDetailResolver {
  @FieldResolver(() => SafetyStandard, {
    description: 'Standard it applies, with instrument and version (R4).',
  })
  standard(@Root() { standardId }: SafetyAssessment, @Ctx() context: GraphContext) {
    return rowById(SafetyStandard)(context).load(standardId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The subject, if it is an organisation.',
  })
  organization(@Root() { organizationId }: SafetyAssessment, @Ctx() context: GraphContext) {
    return organizationId && rowById(Organization)(context).load(organizationId);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'The subject, if it is a commune.',
  })
  unit(@Root() { unitId }: SafetyAssessment, @Ctx() context: GraphContext) {
    return unitId && rowById(AdministrativeUnit)(context).load(unitId);
  }

  @FieldResolver(() => ResidentialArea, {
    nullable: true,
    description: 'The subject, if it is a residential area.',
  })
  residentialArea(@Root() { residentialAreaId }: SafetyAssessment, @Ctx() context: GraphContext) {
    return residentialAreaId && rowById(ResidentialArea)(context).load(residentialAreaId);
  }

  @FieldResolver(() => Int, { description: 'Days it has been in its state, until today.' })
  daysInState(@Root() { stateSince }: SafetyAssessment): number {
    return countDaysBetween(stateSince, today());
  }

  @FieldResolver(() => [CriterionResult], { description: 'Outcome of each criterion; empty: not yet.' })
  async results(@Root() { id }: SafetyAssessment, @Ctx() context: GraphContext) {
    return (await resultsOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => [String], {
    description:
      'Codes of mandatory criteria that are not MET or NOT_APPLICABLE by the latest outcome: what is missing.',
  })
  async unmetCriteria(@Root() { id }: SafetyAssessment, @Ctx() context: GraphContext): Promise<string[]> {
    return (await unmetCriteriaOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => [AssessmentStep], { description: 'Steps it took, earliest first.' })
  async steps(@Root() { id }: SafetyAssessment, @Ctx() context: GraphContext) {
    return (await stepsOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => RecognitionDecision, { nullable: true, description: 'Its decision; null: not yet.' })
  decision(@Root() { id }: SafetyAssessment, @Ctx() context: GraphContext) {
    return decisionOf(context, id);
  }

  @FieldResolver(() => [SafetyEvent], { description: 'Steps the viewer may take now.' })
  async availableTransitions(
    @Root() { id, state }: SafetyAssessment,
    @Ctx() context: GraphContext,
  ): Promise<SafetyEvent[]> {
    const unmet = (await unmetCriteriaOf(context).load(id)) ?? [];
    const recognised = (await decisionOf(context, id))?.outcome === 'RECOGNISED';
    return openEvents(SAFETY_CYCLE, { state, unmet, recognised }, context.viewer.role);
  }
}

@Resolver(() => CriterionResult)
export class CriterionResultResolver {
  @FieldResolver(() => Criterion, { description: 'The criterion.' })
  criterion(@Root() { criterionId }: CriterionResult, @Ctx() context: GraphContext) {
    return rowById(Criterion)(context).load(criterionId);
  }
}
