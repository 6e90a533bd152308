import { Migration } from '@mikro-orm/migrations';

export class ManagerTraining extends Migration {
  override up(): void {
    this.addSql(
      'create table "campaigns"."manager_training_reference" ("organization_id" uuid not null, "trained_on" date not null, primary key ("organization_id", "trained_on"));',
    );
  }
}
