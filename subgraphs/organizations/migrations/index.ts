import type { MigrationEntry } from '../../kit/storage.js';
import { Assessment } from './assessment.js';
import { Directive } from './directive.js';
import { Idempotency } from './idempotency.js';
import { Initial } from './initial.js';
import { SafetyStandards } from './safety-standards.js';
import { Readiness } from './readiness.js';
import { FormerNames } from './former-names.js';
import { DataRights } from './data-rights.js';
import { Report } from './report.js';
import { FeedOrder } from './feed-order.js';
import { AccessLog } from './access-log.js';
import { ReportCancellation } from './report-cancellation.js';
import { ListFilters } from './list-filters.js';

export const migrations: readonly MigrationEntry[] = [
  { name: '001-initial', class: Initial },
  { name: '002-idempotency', class: Idempotency },
  { name: '003-assessment', class: Assessment },
  { name: '004-safety-standards', class: SafetyStandards },
  { name: '005-directive', class: Directive },
  { name: '006-readiness', class: Readiness },
  { name: '007-former-names', class: FormerNames },
  { name: '008-data-rights', class: DataRights },
  { name: '009-report', class: Report },
  { name: '010-feed-order', class: FeedOrder },
  { name: '011-access-log', class: AccessLog },
  { name: '012-report-cancellation', class: ReportCancellation },
  { name: '013-list-filters', class: ListFilters },
];
