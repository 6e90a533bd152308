import { Migration } from '@mikro-orm/migrations';

/** For the evidence of clause 5b: what was handed in during a period, of all steps ever taken. */
export class NominationStepDay extends Migration {
  override up(): void {
    this.addSql(
      'create index "nomination_step_event_index" on "emulation"."nomination_step" ("event", "taken_on");',
    );
  }
}
