import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireOrganization, toScope } from '../references/organization-reach.view.js';
import { publishExemplars } from './exemplar-facts.view.js';
import { takeExemplarStep } from './exemplar-life.view.js';
import { DocumentedExemplarStepInput, ExemplarStepInput, NominateExemplarInput } from './exemplar.inputs.js';
import { requireExemplarYear } from './exemplar.rules.js';
import { EXEMPLAR_LIFE } from './exemplar.states.js';
import { Exemplar } from './exemplar.js';

@Resolver(() => Exemplar)
export class ExemplarLifeResolver {
  @Access('ORGANIZATION', 'COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'EMULATION_OFFICE')
  @Mutation(() => Exemplar, {
    description: 'Puts an organisation of the viewer’s reach forward as an example; once a year (clause 5a).',
  })
  async nominateExemplar(
    @Arg('input', () => NominateExemplarInput, { description: 'The exemplar.' })
    input: NominateExemplarInput,
    @Ctx() context: GraphContext,
  ): Promise<Exemplar> {
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(organization));
    const year = requireExemplarYear(input.year, today(), organization.establishedOn);
    const achievement = requireText(input.achievement, 'input.achievement', 300);
    const facts = { organizationId: organization.id, year, achievement };
    return context.write(async (em) => {
      const exemplar = em.create(Exemplar, { id: newId(), ...facts, state: 'NOMINATED', version: 1 });
      await em.flush();
      await publishExemplars(em, [exemplar.id]);
      return exemplar;
    });
  }

  @Access(...EXEMPLAR_LIFE.RECOGNISE.who)
  @Mutation(() => Exemplar, { description: 'Recognises it by a decision: public from here on (clause 5a).' })
  recogniseExemplar(
    @Arg('input', () => DocumentedExemplarStepInput, { description: 'The step and its decision.' })
    input: DocumentedExemplarStepInput,
    @Ctx() context: GraphContext,
  ): Promise<Exemplar> {
    return takeExemplarStep(context, 'RECOGNISE', input);
  }

  @Access(...EXEMPLAR_LIFE.PUBLICISE.who)
  @Mutation(() => Exemplar, {
    description: 'Notes that a recognised one was made known in public (clause 5c).',
  })
  publiciseExemplar(
    @Arg('input', () => ExemplarStepInput, { description: 'The step.' }) input: ExemplarStepInput,
    @Ctx() context: GraphContext,
  ): Promise<Exemplar> {
    return takeExemplarStep(context, 'PUBLICISE', input);
  }

  @Access(...EXEMPLAR_LIFE.LAPSE.who)
  @Mutation(() => Exemplar, { description: 'Ends it by a document; its history stays.' })
  lapseExemplar(
    @Arg('input', () => DocumentedExemplarStepInput, { description: 'The step and its document.' })
    input: DocumentedExemplarStepInput,
    @Ctx() context: GraphContext,
  ): Promise<Exemplar> {
    return takeExemplarStep(context, 'LAPSE', input);
  }
}
