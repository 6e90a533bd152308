import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { assertOrganizationWithinGrant } from '../assessment/assessment-reach.view.js';
import { scopeOfOrganization } from '../organization/organization-facts.view.js';
import { Organization } from '../organization/organization.js';
import { ClassificationEvent, ClassificationStep } from './classification-step.js';
import { DecideGradeInput, ProposeGradeInput } from './movement-classification.inputs.js';
import { requireProposalDay } from './movement-classification.rules.js';
import { CLASSIFICATION_CYCLE, GRADE_READERS } from './movement-classification.states.js';
import { MovementClassification } from './movement-classification.js';
import { decideGrade } from './movement-classification.view.js';

const gradesOf = rowsByParent(MovementClassification, 'organizationId', 'r.year desc');
const stepsOf = rowsByParent(ClassificationStep, 'classificationId', 'r.taken_on, r.id');

const DecisionArg = () =>
  Arg('input', () => DecideGradeInput, { description: 'The grade and the document behind it.' });

@Resolver(() => MovementClassification)
export class MovementClassificationResolver {
  @FieldResolver(() => Organization, { description: 'The organisation that is graded.' })
  organization(@Root() { organizationId }: MovementClassification, @Ctx() context: GraphContext) {
    return rowById(Organization)(context).load(organizationId);
  }

  @FieldResolver(() => [ClassificationStep], { description: 'Steps it took, earliest first.' })
  async steps(@Root() { id }: MovementClassification, @Ctx() context: GraphContext) {
    return (await stepsOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => [ClassificationEvent], { description: 'Steps the viewer may take now.' })
  availableTransitions(
    @Root() { state }: MovementClassification,
    @Ctx() { viewer }: GraphContext,
  ): ClassificationEvent[] {
    return openEvents(CLASSIFICATION_CYCLE, { state }, viewer.role);
  }

  @Access('ORGANIZATION', 'COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => MovementClassification, {
    description: 'Proposes the grade an organisation gives itself for a year, once a year (duty 2a).',
  })
  proposeGrade(
    @Arg('input', () => ProposeGradeInput, { description: 'The proposal.' }) input: ProposeGradeInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementClassification> {
    const { year, grade } = input;
    const organizationId = requireId(input.organizationId, 'input.organizationId');
    const takenOn = requirePastDay(input.takenOn, today(), 'input.takenOn');
    const comment = commentOf(input);
    requireProposalDay(year, takenOn);
    return context.write(async (em) => {
      if (!(await em.findOne(Organization, { id: organizationId }))) {
        throw new Refusal('NOT_FOUND', `No organisation has the id ${organizationId}.`, {
          path: 'input.organizationId',
        });
      }
      assertWithinReach(context.viewer, await scopeOfOrganization(em, organizationId));
      const classification = em.create(MovementClassification, {
        ...{ id: newId(), organizationId, year, selfGrade: grade, grade: null, state: 'PROPOSED' },
        ...{ decidedOn: null, document: null, version: 1 },
      });
      const facts = { classificationId: classification.id, event: 'PROPOSE', state: 'PROPOSED' } as const;
      keepStep(em, ClassificationStep, { ...facts, grade, takenOn, comment, viewer: context.viewer });
      return classification;
    });
  }

  @Access(...CLASSIFICATION_CYCLE.DECIDE.who)
  @Mutation(() => MovementClassification, { description: 'Decides the grade: PROPOSED → DECIDED.' })
  decideGrade(
    @DecisionArg() input: DecideGradeInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementClassification> {
    return decideGrade(context, 'DECIDE', input);
  }

  @Access(...CLASSIFICATION_CYCLE.CORRECT.who)
  @Mutation(() => MovementClassification, {
    description:
      'Corrects a decided grade: DECIDED or CORRECTED → CORRECTED; earlier grades stay in its steps.',
  })
  correctGrade(
    @DecisionArg() input: DecideGradeInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementClassification> {
    return decideGrade(context, 'CORRECT', input);
  }
}

@Resolver(() => Organization)
export class OrganizationGradesResolver {
  @Access(...GRADE_READERS)
  @FieldResolver(() => [MovementClassification], {
    nullable: true,
    description:
      'Its grades, latest year first. For itself, the officers of its area, the emulation office, analysts and the education department that manages it.',
  })
  async grades(
    @Root() { id }: Organization,
    @Arg('fromYear', () => Int, { nullable: true, description: 'First calendar year; absent: all years.' })
    fromYear: number | null,
    @Ctx() context: GraphContext,
  ): Promise<MovementClassification[]> {
    await assertOrganizationWithinGrant(context, id);
    const grades = (await gradesOf(context).load(id)) ?? [];
    return grades.filter(({ year }) => year >= (fromYear ?? year));
  }
}
