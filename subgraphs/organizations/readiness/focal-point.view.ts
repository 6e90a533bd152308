import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Day, today } from '../../kit/clock.js';
import { optionalText, requireText } from '../../kit/text.js';
import type { AppointFocalPointInput } from './focal-point.inputs.js';
import { lastExpiredEnd, requireReachable } from './focal-point.rules.js';

/** The contact a client gave, checked. */
export function toContact(
  input: Pick<AppointFocalPointInput, 'fullName' | 'jobTitle' | 'officePhone' | 'officeEmail'>,
) {
  const contact = {
    fullName: requireText(input.fullName, 'input.fullName', 100),
    jobTitle: requireText(input.jobTitle, 'input.jobTitle', 100),
    officePhone: optionalText(input.officePhone, 'input.officePhone', 20),
    officeEmail: optionalText(input.officeEmail, 'input.officeEmail', 100),
  };
  requireReachable(contact);
  return contact;
}

/** What a run of the retention job erased: counts, so that its report repeats nothing of what it erased. */
export interface ErasedFocalPoints {
  erased: number;
  organizations: number;
}

/** Erases every focal point whose 12 months are over, in one statement; rolled back, it is a dry run. */
export async function eraseExpiredFocalPoints(
  em: EntityManager,
  day: Day = today(),
): Promise<ErasedFocalPoints> {
  const { rows } = await sql<ErasedFocalPoints>`
    with gone as (
      delete from organizations.movement_focal_point where valid_to <= ${lastExpiredEnd(day)} returning organization_id)
    select count(*)::int as erased, count(distinct organization_id)::int as organizations from gone`.execute(
    em.getKysely(),
  );
  return rows[0]!;
}
