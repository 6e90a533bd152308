import type { EntityManager } from '@mikro-orm/postgresql';
import { today } from '../../kit/clock.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { requireDecisionNumber } from '../document/document-number.rules.js';
import type { OrganizationReference } from '../references/organization-reference.js';
import { AwardAuthority } from './award-authority.js';
import { AwardKind, type AwardRecipient } from './award-kind.js';
import { AwardDecision } from './award-decision.js';
import type { DecisionInput } from './award.inputs.js';
import {
  requireAuthority,
  requireAwardYear,
  requireOneKind,
  requireRecipient,
  requireSameLevel,
} from './award.rules.js';

/** What a new award of a collective is not yet. */
export const NEWLY_DECIDED = {
  revokedOn: null,
  presentedAtEventId: null,
  presentedOn: null,
  version: 1,
} as const;

/** The decision as it is on record, or anew: one decision gives many awards, all at its level. */
async function holdDecision(
  em: EntityManager,
  { decisionNumber, decidedOn, decidedBy, level }: DecisionInput,
): Promise<AwardDecision> {
  const number = requireDecisionNumber(decisionNumber, 'input.decisionNumber');
  const known = await em.findOne(AwardDecision, { number, decidedOn, decidedBy });
  if (known) requireSameLevel(known, level);
  return known ?? em.create(AwardDecision, { id: newId(), number, decidedOn, decidedBy, level });
}

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
  const decision = await holdDecision(em, { ...input, decidedOn });
  return {
    decisionId: decision.id,
    organizationId: to.organization.id,
    year: requireAwardYear(input.year, decidedOn, to.organization.establishedOn),
    title: kind.title,
    form: kind.form,
    titleVi: kind.nameVi,
    level: decision.level,
    decidedBy: decision.decidedBy,
    decisionNumber: decision.number,
    decidedOn,
  };
}
