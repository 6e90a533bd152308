import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { type Day, today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { AbolishAuthorityBodyInput, RegisterAuthorityBodyInput } from './authority-body.inputs.js';
import {
  requireEnding,
  requireFittingUnit,
  requireStandingKind,
  requireSuccessorChain,
} from './authority-body.rules.js';
import { AuthorityBody } from './authority-body.js';
import { AUTHORITY_BODY, readChain, requireBody } from './authority-reach.view.js';

async function requireUnit(em: EntityManager, input: RegisterAuthorityBodyInput): Promise<string | null> {
  const id = input.unitId == null ? null : requireId(input.unitId, 'input.unitId');
  const unit = id === null ? null : await em.findOne(AdministrativeUnit, { id });
  if (id !== null && !unit)
    throw new Refusal('NOT_FOUND', `No administrative unit has the id ${id}.`, { path: 'input.unitId' });
  requireFittingUnit(input.level, unit);
  return id;
}

async function requireStandingBody(em: EntityManager, input: RegisterAuthorityBodyInput) {
  if (input.standingBodyId == null) return null;
  requireStandingKind(input.kind);
  return (await requireBody(em, input.standingBodyId, 'input.standingBodyId')).id;
}

/** Locked: of two abolitions that would name each other, at the same moment too, one is refused. */
async function requireSuccessor(em: EntityManager, input: AbolishAuthorityBodyInput, validTo: Day) {
  if (input.successorId == null) return null;
  const { id } = await requireBody(em, input.successorId, 'input.successorId');
  await sql`lock table organizations.authority_body in share row exclusive mode`.execute(em.getKysely());
  requireSuccessorChain(requireId(input.id, 'input.id'), await readChain(em.getKysely(), id), validTo);
  return id;
}

@Resolver(() => AuthorityBody)
export class AuthorityBodyChangeResolver {
  @Access('PROVINCE_OFFICER')
  @Mutation(() => AuthorityBody, { description: 'Registers an authority body of the viewer’s area.' })
  registerAuthorityBody(
    @Arg('input', () => RegisterAuthorityBodyInput, { description: 'The body.' })
    input: RegisterAuthorityBodyInput,
    @Ctx() context: GraphContext,
  ): Promise<AuthorityBody> {
    const nameVi = requireText(input.nameVi, 'input.nameVi', 200);
    const validFrom = requirePastDay(input.validFrom, today(), 'input.validFrom');
    const { kind, level } = input;
    return context.write(async (em) => {
      const unitId = await requireUnit(em, input);
      const standingBodyId = await requireStandingBody(em, input);
      const body = em.create(AuthorityBody, {
        ...{ id: newId(), kind, level, nameVi, validFrom, unitId, standingBodyId },
        ...{ successorId: null, validTo: null, abolishedBy: null, version: 1 },
      });
      await em.flush();
      assertWithinReach(context.viewer, await AUTHORITY_BODY.scopeOf(em, body));
      return body;
    });
  }

  @Access('PROVINCE_OFFICER')
  @Mutation(() => AuthorityBody, {
    description: 'Ends an authority body and says who takes over; its open tasks are then handed over (R19).',
  })
  abolishAuthorityBody(
    @Arg('input', () => AbolishAuthorityBodyInput, { description: 'The end.' })
    input: AbolishAuthorityBodyInput,
    @Ctx() context: GraphContext,
  ): Promise<AuthorityBody> {
    const validTo = requirePastDay(input.validTo, today(), 'input.validTo');
    const document = requireDocumentNumber(input.document, 'input.document');
    return changeRecord(context, AUTHORITY_BODY, {
      ...input,
      change: async (body, em) => {
        requireEnding(body, validTo);
        body.successorId = await requireSuccessor(em, input, validTo);
        body.validTo = validTo;
        body.abolishedBy = document;
      },
    });
  }
}
