import { Migration } from '@mikro-orm/migrations';

/** For filters of lists that keep few of many: festivals by level, publications by subject, grades of a year, training. */
export class ListFilters extends Migration {
  override up(): void {
    this.addSql(
      'create index "festival_event_level_index" on "campaigns"."festival_event" ("level", "held_on" desc, "id" desc) where not "withdrawn";',
    );
    this.addSql(
      'create index "media_publication_type_index" on "campaigns"."media_publication" ("subject_type", "published_on", "id");',
    );
    this.addSql(
      'create index "organization_grade_reference_year_index" on "campaigns"."organization_grade_reference" ("year", "grade");',
    );
    this.addSql(
      'create index "manager_training_reference_day_index" on "campaigns"."manager_training_reference" ("trained_on", "organization_id");',
    );
  }
}
