import { Migration } from '@mikro-orm/migrations';

/** For filters that keep few of many: assessments of one sort of subject, schools of one level. */
export class ListFilters extends Migration {
  override up(): void {
    this.addSql(
      'create index "safety_assessment_subject_index" on "organizations"."safety_assessment" ("subject");',
    );
    this.addSql(
      'create index "organization_education_level_index" on "organizations"."organization" ("education_level") where "education_level" is not null;',
    );
  }
}
