import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { AuthorityBodyKind } from '../authority/authority-body.js';
import type { ClauseRecurrence } from './document-clause.js';
import type { ArchiveCode, RecipientGroup, RecipientRole } from './document-recipient.js';
import type { DocumentType } from './document.js';
import type { Secrecy } from './document.inputs.js';

/** The register holds unclassified documents only. */
export function requireUnclassified(secrecy: Secrecy): void {
  if (secrecy === 'UNCLASSIFIED') return;
  refuseInput(
    'input.secrecy',
    `a ${secrecy} document is never entered here; the register is for unclassified ones`,
  );
}

/** A number and its day come together; only of a directive both may still be unknown. */
export function requireNumberAndDay(
  type: DocumentType,
  { number, issuedOn }: { number?: string | null; issuedOn?: Day | null },
): void {
  if (number != null && issuedOn != null) return;
  if (number == null && issuedOn == null) {
    if (type !== 'DIRECTIVE')
      refuseInput('input.number', `a ${type} is registered with its number and day of issue`);
    return;
  }
  const missing = number == null ? 'input.number' : 'input.issuedOn';
  refuseInput(missing, 'number and day of issue belong together: the number counts within the year of issue');
}

export interface ClauseFacts {
  code: string;
  recurrence: ClauseRecurrence | null;
  dueDay: string | null;
  bearerKinds: readonly AuthorityBodyKind[];
}

const CODE = /^([1-9]\d?)([a-zđ])?$/;
/** Day of the month that every month of every year has. */
const DUE_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;

/** Clauses in the order of the document: codes once each, a part after its clause, duties with their bearers. */
export function requireClauses(clauses: readonly ClauseFacts[]): void {
  const seen = new Set<string>();
  clauses.forEach((clause, i) => {
    const path = `input.clauses[${i}]`;
    const parts = CODE.exec(clause.code);
    if (!parts) refuseInput(`${path}.code`, `${clause.code} is no clause; write 2, or 2e for a part of it`);
    if (seen.has(clause.code)) refuseInput(`${path}.code`, `clause ${clause.code} is named twice`);
    if (parts[2] && !seen.has(parts[1]!))
      refuseInput(
        `${path}.code`,
        `${clause.code} is a part of clause ${parts[1]}, which does not come before it`,
      );
    requireDuty(clause, path);
    seen.add(clause.code);
  });
}

function requireDuty({ code, recurrence, dueDay, bearerKinds }: ClauseFacts, path: string): void {
  const recurs = recurrence === 'ANNUAL' || recurrence === 'STANDING';
  if (recurs && !(dueDay && DUE_DAY.test(dueDay)))
    refuseInput(`${path}.dueDay`, `clause ${code} recurs and needs a day MM-DD, up to the 28th of a month`);
  if (!recurs && dueDay !== null) refuseInput(`${path}.dueDay`, `clause ${code} does not recur`);
  if (recurrence !== null && bearerKinds.length === 0)
    refuseInput(`${path}.bearerKinds`, `clause ${code} asks for something, so somebody bears it`);
  if (recurrence === null && bearerKinds.length > 0)
    refuseInput(`${path}.bearerKinds`, `clause ${code} is a heading, nobody bears it`);
}

export interface RecipientFacts {
  role: RecipientRole;
  bodyId?: string | null;
  group?: RecipientGroup | null;
  archiveCode?: ArchiveCode | null;
}

/** A recipient is one body, one group or words alone; an archive says where, and only an archive does. */
export function requireRecipients(recipients: readonly RecipientFacts[]): void {
  recipients.forEach(({ role, bodyId, group, archiveCode }, i) => {
    const path = `input.recipients[${i}]`;
    if (bodyId != null && group != null) refuseInput(`${path}.group`, 'name either one body or a group');
    if ((role === 'ARCHIVE') !== (archiveCode != null))
      refuseInput(`${path}.archiveCode`, 'an ARCHIVE line has a code, VT or NC, and no other line has one');
  });
}

/** A document in force is ended once, after its day of issue. */
export function requireRepealable(
  document: { validTo: Day | null; issuedOn: Day | null },
  validTo: Day,
): void {
  if (document.validTo !== null)
    throw new Refusal('STATE_NOT_ALLOWED', `The document is out of force since ${document.validTo}.`);
  if (document.issuedOn !== null && validTo < document.issuedOn)
    refuseInput('input.validTo', `is ${validTo}, before the document was issued on ${document.issuedOn}`);
}

/** A document out of force assigns nothing new. */
export function requireInForce({ validTo }: { validTo: Day | null }, today: Day): void {
  if (validTo !== null && validTo <= today)
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `The document is out of force since ${validTo}; it assigns nothing new.`,
    );
}
