import type { MigrationEntry } from '../../kit/storage.js';
import { Assessment } from './assessment.js';
import { Directive } from './directive.js';
import { Idempotency } from './idempotency.js';
import { Initial } from './initial.js';
import { SafetyStandards } from './safety-standards.js';
import { DataRights } from './data-rights.js';

export const migrations: readonly MigrationEntry[] = [
  { name: '001-initial', class: Initial },
  { name: '002-idempotency', class: Idempotency },
  { name: '003-assessment', class: Assessment },
  { name: '004-safety-standards', class: SafetyStandards },
  { name: '005-directive', class: Directive },
  { name: '006-data-rights', class: DataRights },
];
