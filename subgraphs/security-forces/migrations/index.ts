import type { MigrationEntry } from '../../kit/storage.js';
import { Idempotency } from './idempotency.js';
import { Initial } from './initial.js';

export const migrations: readonly MigrationEntry[] = [
  { name: '001-initial', class: Initial },
  { name: '002-idempotency', class: Idempotency },
];
