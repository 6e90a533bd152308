import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { sql } from 'kysely';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { rowById } from '../../kit/rows.js';
import { requireText } from '../../kit/text.js';
import { requireEmployed } from '../guard-member/guard-member.rules.js';
import { GuardMember } from '../guard-member/guard-member.js';
import { GUARD_KEEPERS } from '../guard-member/guard-member.view.js';
import { assertInTraining } from '../training/training-list.view.js';
import { CertificateValidity } from './certificate-validity.js';
import {
  RecordServiceCertificateInput,
  ReplaceGuardCertificateInput,
  RevokeGuardCertificateInput,
} from './guard-certificate.inputs.js';
import { requireOutsourced, toState } from './guard-certificate.rules.js';
import { CertificateState, GuardCertificate, describeCertificate } from './guard-certificate.js';
import { createCertificate, endCertificate, MAX_NUMBER } from './guard-certificate.view.js';

@Resolver(() => GuardCertificate)
export class GuardCertificateResolver {
  @Query(() => [CertificateValidity], {
    description: 'How long certificates are valid, by kind and day (duty 4b).',
  })
  async certificateValidities(@Ctx() { db }: GraphContext): Promise<CertificateValidity[]> {
    const { rows } = await sql<CertificateValidity>`
      select ${columnsOf(CertificateValidity, 'v')} from security_forces.certificate_validity v
      order by v.kind, v.valid_from`.execute(db);
    return rows;
  }

  @FieldResolver(() => CertificateState, { description: describeCertificate('What it is worth today.') })
  state(@Root() certificate: GuardCertificate): CertificateState {
    return toState(certificate, today());
  }

  @FieldResolver(() => GuardMember, { description: 'Whose it is.' })
  guard(@Root() { guardId }: GuardCertificate, @Ctx() context: GraphContext) {
    return rowById(GuardMember)(context).load(guardId);
  }

  @FieldResolver(() => GuardCertificate, {
    nullable: true,
    description: 'What took its place; null: nothing.',
  })
  replacedBy(@Root() { replacedById }: GuardCertificate, @Ctx() context: GraphContext) {
    return replacedById && rowById(GuardCertificate)(context).load(replacedById);
  }

  @Access(...GUARD_KEEPERS)
  @Mutation(() => GuardCertificate, {
    description: 'Records the certificate of a security service of an outsourced guard (Decree 96/2016).',
  })
  async recordServiceCertificate(
    @Arg('input', () => RecordServiceCertificateInput, { description: 'The certificate.' })
    input: RecordServiceCertificateInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardCertificate> {
    const guardId = requireId(input.guardId, 'input.guardId');
    const issuedOn = requirePastDay(input.issuedOn, today(), 'input.issuedOn');
    const number = requireText(input.number, 'input.number', MAX_NUMBER);
    const guard = await rowById(GuardMember)(context).load(guardId);
    if (!guard) throw new Refusal('NOT_FOUND', `No guard has the id ${guardId}.`, { path: 'input.guardId' });
    await assertInTraining(context, guard.organizationId);
    requireOutsourced(guard.form);
    requireEmployed(guard, today(), 'input.guardId');
    return context.write((em) =>
      createCertificate(em, guard, { kind: 'SECURITY_SERVICE_CERTIFICATE', number, issuedOn }),
    );
  }

  @Access('TRAINER')
  @Mutation(() => GuardCertificate, {
    description: 'Takes a certificate back: VALID → REVOKED (domain 5.3).',
  })
  revokeGuardCertificate(
    @Arg('input', () => RevokeGuardCertificateInput, { description: 'The decision.' })
    input: RevokeGuardCertificateInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardCertificate> {
    return endCertificate(context, input, { event: 'REVOKE' });
  }

  @Access('TRAINER')
  @Mutation(() => GuardCertificate, {
    description:
      'Replaces a certificate that was lost, damaged or wrong: VALID → REPLACED. The new one, `replacedBy`, is valid as long as the old.',
  })
  replaceGuardCertificate(
    @Arg('input', () => ReplaceGuardCertificateInput, { description: 'The new certificate.' })
    input: ReplaceGuardCertificateInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardCertificate> {
    const number = requireText(input.number, 'input.number', MAX_NUMBER);
    return endCertificate(context, input, {
      event: 'REPLACE',
      after: (ended, em) => {
        const { guardId, organizationId, kind, validUntil } = ended;
        ended.replacedById = newId();
        em.create(GuardCertificate, {
          ...{ id: ended.replacedById, guardId, organizationId, kind, number, validUntil, standing: 'VALID' },
          ...{ issuedOn: input.decidedOn, endedOn: null, document: null, replacedById: null, version: 1 },
        });
      },
    });
  }
}
