import { Migration } from '@mikro-orm/migrations';

const STATEMENTS = [
  `create table "emulation"."exemplar" ("id" uuid not null, "organization_id" uuid not null, "year" int not null, "achievement" text not null, "state" text not null, "version" int not null default 1, primary key ("id"));`,
  `create index "exemplar_organization_id_index" on "emulation"."exemplar" ("organization_id");`,
  `create table "emulation"."exemplar_step" ("id" uuid not null, "exemplar_id" uuid not null, "event" text not null, "state" text not null, "taken_on" date not null, "document_number" text null, "role" text not null, "subject" text null, primary key ("id"));`,
  `create index "exemplar_step_exemplar_id_index" on "emulation"."exemplar_step" ("exemplar_id");`,
  `create table "emulation"."model_review" ("id" uuid not null, "model_id" uuid not null, "year" int not null, "outcome" text not null, "reviewed_on" date not null, "document_number" text not null, "role" text not null, "subject" text null, primary key ("id"));`,
  `alter table "emulation"."exemplar" add constraint "exemplar_state_check" check ("state" in ('NOMINATED', 'RECOGNISED', 'PUBLICISED', 'LAPSED'));`,
  `alter table "emulation"."exemplar_step" add constraint "exemplar_step_exemplar_id_foreign" foreign key ("exemplar_id") references "emulation"."exemplar" ("id");`,
  `alter table "emulation"."exemplar_step" add constraint "exemplar_step_event_check" check ("event" in ('RECOGNISE', 'PUBLICISE', 'LAPSE'));`,
  `alter table "emulation"."exemplar_step" add constraint "exemplar_step_state_check" check ("state" in ('NOMINATED', 'RECOGNISED', 'PUBLICISED', 'LAPSED'));`,
  `alter table "emulation"."model_review" add constraint "model_review_model_id_foreign" foreign key ("model_id") references "emulation"."movement_model" ("id");`,
  `alter table "emulation"."model_review" add constraint "model_review_outcome_check" check ("outcome" in ('EFFECTIVE', 'NEEDS_WORK', 'INEFFECTIVE'));`,
  `create unique index exemplar_once on emulation.exemplar (organization_id, year) where state <> 'LAPSED';`,
  `create index exemplar_latest_index on emulation.exemplar (year desc, id);`,
  `alter table emulation.model_review add constraint model_review_once unique (model_id, year);`,
];

/** Exemplars, and the yearly reviews of models. */
export class Exemplars extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
