import { v5, v7, validate } from 'uuid';
import { refuseInput } from './errors.js';

/** A new record's id: UUIDv7, made by us because batch inserts return only one database-made id. */
export function newId(): string {
  return v7();
}

const REFERENCE_NAMESPACE = 'b0b3c1b4-6f0e-5a57-9a53-0d6c1f7f6b10';

/** The same id in every installation for a row of reference data, so that loading twice changes nothing. */
export function referenceId(...parts: readonly (string | null)[]): string {
  return v5(parts.map((part) => part ?? '').join('|'), REFERENCE_NAMESPACE);
}

/** Refuses text that is no id before it reaches the database. */
export function requireId(value: string, path: string): string {
  if (!validate(value)) refuseInput(path, 'is not an id of this graph (a UUID)');
  return value.toLowerCase();
}
