import { addMonths, type Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';

/** A focal point is kept for 12 months after somebody else took over (domain 8.1). */
const KEPT_MONTHS = 12;

/** The day on which a record that ended is erased; null: it has not ended. */
export function retentionDue(validTo: Day | null): Day | null {
  return validTo === null ? null : addMonths(validTo, KEPT_MONTHS);
}

/** Whether a record may still be read: until the day it is to be erased, whether or not the job has run. */
export function isKept({ validTo }: { validTo: Day | null }, today: Day): boolean {
  const due = retentionDue(validTo);
  return due === null || today < due;
}

/** The last day of an end whose record is to be erased today. */
export function lastExpiredEnd(today: Day): Day {
  return addMonths(today, -KEPT_MONTHS);
}

/** Whether an organisation had a focal point long ago cannot be told: the record may be erased. */
export function requireKnownDay(day: Day, today: Day, path: string): Day {
  const first = addMonths(today, -KEPT_MONTHS);
  if (day < first)
    refuseInput(
      path,
      `is ${day}; focal points are erased ${KEPT_MONTHS} months after their end, so only days from ${first} on can be asked`,
    );
  return day;
}

const PHONE = /^\+?\d[\d .-]{6,18}\d$/;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/;

/** A contact that nobody can use is refused at once, not found out when it is needed. */
export function requireReachable(contact: { officePhone: string | null; officeEmail: string | null }): void {
  const { officePhone, officeEmail } = contact;
  if (officePhone === null && officeEmail === null)
    refuseInput('input.officePhone', 'and officeEmail are both missing; a focal point is reachable by one');
  if (officePhone !== null && !PHONE.test(officePhone))
    refuseInput('input.officePhone', 'is no telephone number: 8 to 20 digits, spaces, dots and hyphens');
  if (officeEmail !== null && !EMAIL.test(officeEmail))
    refuseInput('input.officeEmail', 'is no e-mail address');
}
