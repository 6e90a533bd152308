import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireKnown } from '../../kit/feed/known.js';
import { newId, requireId } from '../../kit/ids.js';
import { optionalText, requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { scopeOfHost } from '../references/organization-reach.view.js';
import { SubjectReference } from '../references/subject-reference.js';
import { Material } from './material.js';
import { MediaPartner } from './media-partner.js';
import {
  RecordPublicationInput,
  RegisterMediaPartnerInput,
  WithdrawPublicationInput,
} from './media-publication.inputs.js';
import { requirePublishable, requireStandingRecord, requireWhereabouts } from './media-publication.rules.js';
import { MediaPublication } from './media-publication.js';
import { PUBLICATION, publishPublications } from './publication-facts.view.js';

/** The model, exemplar or awarded organisation a publication speaks of, cleared for it (R17). */
async function requireSubject(
  context: GraphContext,
  { subjectId, subjectType, publishedOn }: RecordPublicationInput,
): Promise<SubjectReference> {
  const wanted = { id: subjectId, path: 'input.subjectId', noun: 'recognised or awarded subject' };
  const subject = await requireKnown(context, SubjectReference, wanted);
  if (subject.type !== subjectType)
    refuseInput('input.subjectType', `is ${subjectType}, but the subject is of kind ${subject.type}`);
  requirePublishable(subject, publishedOn);
  return subject;
}

async function requireOutlet(em: EntityManager, outletId: string): Promise<string> {
  const id = requireId(outletId, 'input.outletId');
  if (await em.findOne(MediaPartner, { id })) return id;
  throw new Refusal('NOT_FOUND', `No outlet has the id ${id}.`, { path: 'input.outletId' });
}

async function requireMaterial(em: EntityManager, materialId?: string | null): Promise<string | null> {
  if (materialId == null) return null;
  const id = requireId(materialId, 'input.materialId');
  const material = await em.findOne(Material, { id });
  if (!material)
    throw new Refusal('NOT_FOUND', `No material has the id ${id}.`, { path: 'input.materialId' });
  requireStandingRecord(material);
  return id;
}

function toFacts(input: RecordPublicationInput) {
  const url = optionalText(input.url, 'input.url', 500);
  const programme = optionalText(input.programme, 'input.programme', 200);
  requireWhereabouts({ url, programme });
  const publishedOn = requirePastDay(input.publishedOn, today(), 'input.publishedOn');
  return { url, programme, publishedOn, subjectType: input.subjectType };
}

@Resolver(() => MediaPublication)
export class PublicationChangeResolver {
  @Access('PROVINCE_OFFICER')
  @Mutation(() => MediaPartner, {
    description: 'Registers a press, radio or television body (clause 5c, N9).',
  })
  registerMediaPartner(
    @Arg('input', () => RegisterMediaPartnerInput, { description: 'The outlet.' })
    input: RegisterMediaPartnerInput,
    @Ctx() context: GraphContext,
  ): Promise<MediaPartner> {
    const nameVi = requireText(input.nameVi, 'input.nameVi', 200);
    const recipientLabel = optionalText(input.recipientLabel, 'input.recipientLabel', 200);
    return context.write(async (em) =>
      em.create(MediaPartner, { id: newId(), nameVi, kind: input.kind, recipientLabel, version: 1 }),
    );
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => MediaPublication, {
    description: 'Records what an outlet published about a subject of the viewer’s area (clause 5c, R17).',
  })
  async recordPublication(
    @Arg('input', () => RecordPublicationInput, { description: 'The publication.' })
    input: RecordPublicationInput,
    @Ctx() context: GraphContext,
  ): Promise<MediaPublication> {
    const facts = toFacts(input);
    const { id: subjectId, organizationId } = await requireSubject(context, input);
    return context.write(async (em) => {
      assertWithinReach(context.viewer, await scopeOfHost(em, organizationId ?? subjectId));
      const outletId = await requireOutlet(em, input.outletId);
      const materialId = await requireMaterial(em, input.materialId);
      const record = { id: newId(), withdrawn: false, withdrawalReason: null, version: 1 };
      const links = { outletId, materialId, subjectId, organizationId };
      const publication = em.create(MediaPublication, { ...record, ...facts, ...links });
      await em.flush();
      await publishPublications(em, publication.id);
      return publication;
    });
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => MediaPublication, {
    description: 'Withdraws a publication entered by mistake: it stays on record and counts nowhere.',
  })
  withdrawPublication(
    @Arg('input', () => WithdrawPublicationInput, { description: 'The withdrawal.' })
    input: WithdrawPublicationInput,
    @Ctx() context: GraphContext,
  ): Promise<MediaPublication> {
    const withdrawalReason = requireText(input.reason, 'input.reason', 300);
    return changeRecord(context, PUBLICATION, {
      ...input,
      change: (publication) => {
        requireStandingRecord(publication);
        Object.assign(publication, { withdrawn: true, withdrawalReason });
      },
    });
  }
}
