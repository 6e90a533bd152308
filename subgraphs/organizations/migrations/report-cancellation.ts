import { Migration } from '@mikro-orm/migrations';

const STATES = `('REQUESTED', 'REMINDED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CONSOLIDATED', 'CANCELLED')`;
const EVENTS = `('REMIND', 'SUBMIT', 'RECEIVE', 'ACCEPT', 'RETURN', 'CONSOLIDATE', 'CANCEL')`;

const CHECKS = [
  ['periodic_report', 'state', STATES],
  ['periodic_report_step', 'event', EVENTS],
  ['periodic_report_step', 'state', STATES],
] as const;

export class ReportCancellation extends Migration {
  override up(): void {
    for (const [table, column, values] of CHECKS) {
      const check = `constraint "${table}_${column}_check"`;
      this.addSql(`alter table "organizations"."${table}" drop ${check};`);
      this.addSql(`alter table "organizations"."${table}" add ${check} check ("${column}" in ${values});`);
    }
    this.addSql(
      'create index "periodic_report_request_id_index" on "organizations"."periodic_report" ("request_id");',
    );
    this.addSql('alter table organizations.periodic_report drop constraint periodic_report_once;');
    // A body whose report was called off can be asked again.
    this.addSql(
      `create unique index periodic_report_once on organizations.periodic_report (request_id, body_id)
         where state <> 'CANCELLED';`,
    );
  }
}
