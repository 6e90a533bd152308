import { sql } from 'kysely';
import type { Changeable } from '../../kit/change.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, type PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { requireText } from '../../kit/text.js';
import type { Role, Viewer } from '../../kit/viewer.js';
import { scopeOfOrganization } from '../references/organization-reach.view.js';
import { GuardMember } from './guard-member.js';
import { GuardStandard } from './guard-standard.js';

/** Who sees guards and acts on them: their own organisation, and the training body everywhere (domain 8.1). */
export const GUARD_KEEPERS = ['ORGANIZATION', 'TRAINER'] as const satisfies readonly Role[];

/** Trainers train organisations everywhere; an organisation keeps its own. */
export const guardFor = ({ role }: Viewer): Changeable<GuardMember> => ({
  entity: GuardMember,
  scopeOf: async (em, { organizationId }) =>
    role === 'TRAINER' ? null : scopeOfOrganization(em, organizationId),
});

export const GuardMemberConnection = connectionOf(GuardMember);

interface GuardPage extends PageArgs {
  employedOn: string | null;
}

/** Guards of each organisation, by staff number. */
export const guardsOfOrganization = createLoader(
  ({ db }: GraphContext, parents, { employedOn, ...page }: GuardPage) =>
    readPagePerParent<GuardMember>(
      db,
      {
        ...{ list: 'guard-members', columns: columnsOf(GuardMember, 'm') },
        from: sql`security_forces.guard_member m`,
        where: employedOn
          ? [sql`m.employed_from <= ${employedOn} and coalesce(m.employed_to > ${employedOn}, true)`]
          : [],
        // A staff number is given once in an organisation.
        orderBy: [{ expression: sql`m.staff_number`, direction: 'ASC', type: 'text' }],
        ...{ parent: sql`m.organization_id`, parents },
      },
      page,
    ),
);

/** Standards of guards, the latest first. */
export async function readGuardStandards({ db }: GraphContext): Promise<GuardStandard[]> {
  const { rows } = await sql<GuardStandard>`
    select ${columnsOf(GuardStandard, 's')} from security_forces.guard_standard s order by s.valid_from desc`.execute(
    db,
  );
  return rows;
}

/** What a client says about a guard, checked. */
export function toGuardFacts(said: { staffNumber: string; name: string; jobTitle: string }) {
  return {
    staffNumber: requireText(said.staffNumber, 'input.staffNumber', 30),
    name: requireText(said.name, 'input.name', 120),
    jobTitle: requireText(said.jobTitle, 'input.jobTitle', 60),
  };
}
