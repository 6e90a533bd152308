import { addMonths, type Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { CertificateState } from './guard-certificate.js';

/** Last day of a certificate; null: the instrument states none. */
export function findLastDay(issuedOn: Day, months: number | null): Day | null {
  return months === null ? null : addMonths(issuedOn, months);
}

/** What a certificate is worth on a day; EXPIRED is derived. */
export function toState(
  { standing, validUntil }: { standing: CertificateState; validUntil: Day | null },
  day: Day,
): CertificateState {
  return standing === 'VALID' && validUntil !== null && validUntil < day ? 'EXPIRED' : standing;
}

/** A certificate in force is revoked or replaced, not before its issue; after an expired one comes a new one. */
export function requireEndable(
  { state, issuedOn }: { state: CertificateState; issuedOn: Day },
  { event, on, path }: { event: 'REVOKE' | 'REPLACE'; on: Day; path: string },
): void {
  if (state !== 'VALID')
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `${event} is not possible in state ${state}: it starts from VALID.`,
    );
  if (on < issuedOn) refuseInput(path, `is ${on}, before the certificate was issued on ${issuedOn}`);
}

/** The certificate of a security service is for guards of one (Decree 96/2016). */
export function requireOutsourced(form: string): void {
  if (form !== 'OUTSOURCED')
    refuseInput(
      'input.guardId',
      `is a ${form} guard; a certificate of a security service is for OUTSOURCED ones`,
      'Decree 96/2016',
    );
}
