import { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `create table "campaigns"."labour_dialogue" ("id" uuid not null, "organization_id" uuid not null, "held_on" date not null, "occasion" text not null, "participants" int not null, "withdrawn" boolean not null default false, "withdrawal_reason" text null, "version" int not null default 1, primary key ("id"));`,
  `alter table "campaigns"."labour_dialogue" add constraint "labour_dialogue_occasion_check" check ("occasion" in ('PERIODIC', 'ON_REQUEST', 'CASE'));`,
  `alter table campaigns.labour_dialogue add constraint labour_dialogue_participants check (participants between 2 and 10000);`,
  `create index labour_dialogue_organization_index on campaigns.labour_dialogue (organization_id, held_on desc, id desc);`,
  `create index organization_reference_kind_index on campaigns.organization_reference (kind, id);`,
];

/** Days and headcounts of dialogues at the workplace (clause 4d). */
export class Dialogue extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
