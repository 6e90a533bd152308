import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { rowsByParent } from '../../kit/rows.js';
import { keepStep } from '../../kit/step.js';
import { optionalText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { RecognitionAuthority } from '../standard/recognition-authority.js';
import { publishOwner, scopeOfSubject } from './assessment-reach.view.js';
import { AssessmentStep } from './assessment-step.js';
import { RegisterForSafetyInput } from './safety-assessment.inputs.js';
import { levelThatDecides, requireFirstOfYear } from './safety-assessment.rules.js';
import { KEEPERS } from './safety-assessment.states.js';
import { SafetyAssessment } from './safety-assessment.js';
import { requireEligible, requireRegistrationDay } from './safety-registration.rules.js';
import { SafetyRegistration } from './safety-registration.js';
import { readRegistrant, readStandard } from './safety-registration.view.js';

const registrationOf = rowsByParent(SafetyRegistration, 'assessmentId', 'r.id');

@Resolver(() => SafetyAssessment)
export class SafetyRegistrationResolver {
  @FieldResolver(() => SafetyRegistration, { description: 'The registration it began with.' })
  async registration(@Root() { id }: SafetyAssessment, @Ctx() context: GraphContext) {
    return (await registrationOf(context).load(id))?.[0];
  }

  @Access(...KEEPERS)
  @Mutation(() => SafetyAssessment, {
    description:
      'Registers a subject to strive for the safety standard of a year (clause 2c; R1, R3, R4, R5).',
  })
  registerForSafety(
    @Arg('input', () => RegisterForSafetyInput, { description: 'The registration.' })
    input: RegisterForSafetyInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    const { year, late, managedBy } = input;
    const registeredOn = requirePastDay(input.registeredOn, today(), 'input.registeredOn');
    const document = optionalText(input.document, 'input.document', 60);
    return context.write(async (em) => {
      const law = await readStandard(em, year);
      const { subject: registrant, facts } = await readRegistrant(em, input);
      assertWithinReach(context.viewer, await scopeOfSubject(em, registrant));
      const subject = requireEligible(law, facts);
      requireRegistrationDay({ standard: law.standard, year }, registeredOn, late);
      const authorities = await em.find(RecognitionAuthority, { subject });
      levelThatDecides(authorities, { subject, managedBy }, registeredOn);
      requireFirstOfYear(await em.find(SafetyAssessment, { ...registrant, year }), year);
      const assessment = em.create(SafetyAssessment, {
        ...{ id: newId(), standardId: law.standard.id, subject, ...registrant, year, managedBy },
        ...{ state: 'REGISTERED', stateSince: registeredOn, headcount: null, informedCount: null },
        ...{ councilMembers: null, councilAgreed: null, version: 1 },
      });
      const { sizeClass, educationLevel, armedForces } = facts;
      em.create(SafetyRegistration, {
        ...{ id: newId(), assessmentId: assessment.id, registeredOn, late, document },
        ...{ sizeClass, educationLevel, armedForces },
      });
      keepStep(em, AssessmentStep, {
        ...{ assessmentId: assessment.id, event: 'REGISTER', state: 'REGISTERED' },
        ...{ takenOn: registeredOn, document, viewer: context.viewer },
      });
      await em.flush();
      await publishOwner(em, assessment);
      return assessment;
    });
  }
}
