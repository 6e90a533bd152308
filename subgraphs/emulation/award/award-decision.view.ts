import type { EntityManager } from '@mikro-orm/postgresql';
import { today } from '../../kit/clock.js';
import { requirePastDay } from '../../kit/days.js';
import { requireDecisionNumber } from '../document/document-number.rules.js';
import type { OrganizationReference } from '../references/organization-reference.js';
import { AwardAuthority } from './award-authority.js';
import { AwardKind, type AwardRecipient } from './award-kind.js';
import type { DecisionInput } from './award.inputs.js';
import { requireAuthority, requireAwardYear, requireOneKind, requireRecipient } from './award.rules.js';

/** The columns every award decision has, checked against the catalogue and the authority of its day. */
export async function toDecision(
  em: EntityManager,
  input: DecisionInput,
  to: { organization: OrganizationReference; recipient: Exclude<AwardRecipient, 'BOTH'> },
) {
  const decidedOn = requirePastDay(input.decidedOn, today(), 'input.decidedOn');
  const kind = await em.findOneOrFail(AwardKind, requireOneKind(input));
  requireRecipient(kind, to.recipient);
  requireAuthority(await em.find(AwardAuthority, { kindCode: kind.code }), input);
  return {
    organizationId: to.organization.id,
    year: requireAwardYear(input.year, decidedOn, to.organization.establishedOn),
    title: kind.title,
    form: kind.form,
    titleVi: kind.nameVi,
    level: input.level,
    decidedBy: input.decidedBy,
    decisionNumber: requireDecisionNumber(input.decisionNumber, 'input.decisionNumber'),
    decidedOn,
  };
}
