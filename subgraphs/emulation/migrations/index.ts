import type { MigrationEntry } from '../../kit/storage.js';
import { AwardCatalog } from './award-catalog.js';
import { Idempotency } from './idempotency.js';
import { Initial } from './initial.js';

export const migrations: readonly MigrationEntry[] = [
  { name: '001-initial', class: Initial },
  { name: '002-award-catalog', class: AwardCatalog },
  { name: '003-idempotency', class: Idempotency },
];
