import type { MigrationEntry } from '../../kit/storage.js';
import { CountedActivities } from './counted-activities.js';
import { DataRights } from './data-rights.js';
import { Dialogue } from './dialogue.js';
import { Festival } from './festival.js';
import { Idempotency } from './idempotency.js';
import { Initial } from './initial.js';
import { ListFilters } from './list-filters.js';
import { Publications } from './publications.js';
import { Measures } from './measures.js';
import { ManagerTraining } from './manager-training.js';
import { Units } from './units.js';

export const migrations: readonly MigrationEntry[] = [
  { name: '001-initial', class: Initial },
  { name: '002-idempotency', class: Idempotency },
  { name: '003-festival', class: Festival },
  { name: '004-dialogue', class: Dialogue },
  { name: '005-data-rights', class: DataRights },
  { name: '006-publications', class: Publications },
  { name: '007-measures', class: Measures },
  { name: '008-manager-training', class: ManagerTraining },
  { name: '009-counted-activities', class: CountedActivities },
  { name: '010-list-filters', class: ListFilters },
  { name: '011-units', class: Units },
];
