import type { MigrationEntry } from '../../kit/storage.js';
import { GuidanceVisitTables } from './guidance-visit.js';
import { Idempotency } from './idempotency.js';
import { Initial } from './initial.js';
import { LocalTeamTables } from './local-team.js';
import { ProtectionPlanTables } from './protection-plan.js';
import { ServiceContractTables } from './service-contract.js';
import { TrainingLife } from './training-life.js';
import { GuardMembers } from './guard-members.js';
import { Steps } from './steps.js';
import { GradesAndPriority } from './grades-and-priority.js';
import { ListFilters } from './list-filters.js';
import { GuardStandard } from './guard-standard.js';
import { Units } from './units.js';

export const migrations: readonly MigrationEntry[] = [
  { name: '001-initial', class: Initial },
  { name: '002-idempotency', class: Idempotency },
  { name: '003-protection-plan', class: ProtectionPlanTables },
  { name: '004-service-contract', class: ServiceContractTables },
  { name: '005-guidance-visit', class: GuidanceVisitTables },
  { name: '006-training-life', class: TrainingLife },
  { name: '007-local-team', class: LocalTeamTables },
  { name: '008-guard-members', class: GuardMembers },
  { name: '009-steps', class: Steps },
  { name: '010-grades-and-priority', class: GradesAndPriority },
  { name: '011-list-filters', class: ListFilters },
  { name: '012-guard-standard', class: GuardStandard },
  { name: '013-units', class: Units },
];
