import { optionalText, requireText } from '../../kit/text.js';
import type { AppointFocalPointInput } from './focal-point.inputs.js';
import { requireReachable } from './focal-point.rules.js';

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
