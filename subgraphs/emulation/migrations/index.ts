import type { MigrationEntry } from '../../kit/storage.js';
import { AwardCatalog } from './award-catalog.js';
import { Exemplars } from './exemplars.js';
import { Idempotency } from './idempotency.js';
import { Initial } from './initial.js';
import { Nominations } from './nominations.js';
import { DataRights } from './data-rights.js';
import { MovementsAndCouncil } from './movements-and-council.js';
import { Steps } from './steps.js';
import { Publications } from './publications.js';
import { AccessLog } from './access-log.js';
import { ListFilters } from './list-filters.js';
import { RuleInstruments } from './rule-instruments.js';
import { Units } from './units.js';
import { NominationStepDay } from './nomination-step-day.js';

export const migrations: readonly MigrationEntry[] = [
  { name: '001-initial', class: Initial },
  { name: '002-award-catalog', class: AwardCatalog },
  { name: '003-idempotency', class: Idempotency },
  { name: '004-nominations', class: Nominations },
  { name: '005-exemplars', class: Exemplars },
  { name: '006-data-rights', class: DataRights },
  { name: '007-movements-and-council', class: MovementsAndCouncil },
  { name: '008-steps', class: Steps },
  { name: '009-publications', class: Publications },
  { name: '010-access-log', class: AccessLog },
  { name: '011-list-filters', class: ListFilters },
  { name: '012-rule-instruments', class: RuleInstruments },
  { name: '013-units', class: Units },
  { name: '014-nomination-step-day', class: NominationStepDay },
];
