import type { EntityManager } from '@mikro-orm/postgresql';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { type Day, today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import type { Viewer } from '../../kit/viewer.js';
import type { GuardMember } from '../guard-member/guard-member.js';
import { scopeOfOrganization } from '../references/organization-reach.view.js';
import { CertificateValidity } from './certificate-validity.js';
import type { RevokeGuardCertificateInput } from './guard-certificate.inputs.js';
import { findLastDay, requireEndable, toState } from './guard-certificate.rules.js';
import { type CertificateKind, GuardCertificate } from './guard-certificate.js';

export const MAX_NUMBER = 60;

const certificateFor = ({ role }: Viewer): Changeable<GuardCertificate> => ({
  entity: GuardCertificate,
  scopeOf: async (em, { organizationId }) =>
    role === 'TRAINER' ? null : scopeOfOrganization(em, organizationId),
});

/** Puts a certificate on record, valid for the months in force on the day of issue. */
export async function createCertificate(
  em: EntityManager,
  guard: GuardMember,
  issue: { kind: CertificateKind; number: string; issuedOn: Day },
): Promise<GuardCertificate> {
  const { kind, issuedOn } = issue;
  const where = { kind, validFrom: { $lte: issuedOn } };
  const validity = await em.findOne(CertificateValidity, where, { orderBy: { validFrom: 'desc' } });
  return em.create(GuardCertificate, {
    ...{ id: newId(), guardId: guard.id, organizationId: guard.organizationId, ...issue },
    ...{ validUntil: findLastDay(issuedOn, validity?.months ?? null), standing: 'VALID' },
    ...{ endedOn: null, document: null, replacedById: null, version: 1 },
  });
}

/** Ends a certificate by a decision: the one way both events take. */
export function endCertificate(
  context: GraphContext,
  input: RevokeGuardCertificateInput,
  { event, after }: { event: 'REVOKE' | 'REPLACE'; after?(ended: GuardCertificate, em: EntityManager): void },
): Promise<GuardCertificate> {
  const on = requirePastDay(input.decidedOn, today(), 'input.decidedOn');
  const document = requireText(input.document, 'input.document', MAX_NUMBER);
  return changeRecord(context, certificateFor(context.viewer), {
    ...input,
    change: (certificate, em) => {
      const state = toState(certificate, today());
      requireEndable({ ...certificate, state }, { event, on, path: 'input.decidedOn' });
      const standing = event === 'REVOKE' ? 'REVOKED' : 'REPLACED';
      Object.assign(certificate, { standing, endedOn: on, document });
      after?.(certificate, em);
    },
  });
}
