import { Migration } from '@mikro-orm/migrations';

/** Steps, and what else names who recorded it, get the columns of all histories (kit `step`). */
export class Steps extends Migration {
  override up(): void {
    for (const table of ['model_step', 'exemplar_step', 'emulation_round_step', 'nomination_step'])
      this.addSql(`alter table emulation.${table} rename column document_number to document;`);
    for (const table of ['model_step', 'exemplar_step', 'emulation_round_step'])
      this.addSql(`alter table emulation.${table} add column comment text null;`);
    for (const table of ['model_step', 'exemplar_step', 'emulation_round_step', 'nomination_step'])
      this.addSql(`alter table emulation.${table} rename column subject to actor;`);
    for (const table of ['model_review', 'award_revocation'])
      this.addSql(`alter table emulation.${table} rename column subject to actor;`);
  }
}
