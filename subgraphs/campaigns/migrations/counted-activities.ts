import { Migration } from '@mikro-orm/migrations';

/** As `IS_PUBLIC` of the lists; a test compares both in every state. */
const isPublic = (campaign: string): string =>
  `(${campaign}.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')
    or ${campaign}.state = 'CANCELLED' and ${campaign}.plan_number is not null)`;

/**
 * Whether an activity counts is kept with it: every figure asks, and looking up the campaigns of 600,000 activities took
 * most of its time. The database keeps it, since it changes with the state of another row.
 */
export class CountedActivities extends Migration {
  override up(): void {
    this.addSql(
      'alter table "campaigns"."campaign_activity" add column "counted" boolean not null default false;',
    );
    this.addSql(`create function campaigns.count_activity() returns trigger language plpgsql as $$
      begin
        new.counted := not new.withdrawn and exists (
          select from campaigns.campaign c where c.id = new.campaign_id and ${isPublic('c')});
        return new;
      end $$;`);
    this.addSql(`create function campaigns.count_activities() returns trigger language plpgsql as $$
      begin
        update campaigns.campaign_activity set counted = not withdrawn and ${isPublic('new')}
          where campaign_id = new.id;
        return null;
      end $$;`);
    this.addSql(`create trigger campaign_activity_counted before insert or update of withdrawn, campaign_id
      on campaigns.campaign_activity for each row execute function campaigns.count_activity();`);
    this.addSql(`create trigger campaign_counted after update on campaigns.campaign for each row
      when (${isPublic('old')} is distinct from ${isPublic('new')}) execute function campaigns.count_activities();`);
    this.addSql(`update campaigns.campaign_activity a set counted = true from campaigns.campaign c
      where c.id = a.campaign_id and not a.withdrawn and ${isPublic('c')};`);
    this.addSql('drop index "campaigns"."campaign_activity_held_on_index";');
    this.addSql('drop index "campaigns"."campaign_activity_format_index";');
    this.addSql(
      'create index "campaign_activity_format_index" on "campaigns"."campaign_activity" ("host_id", "format", "held_on") where "counted";',
    );
    this.addSql(
      'create index "campaign_activity_day_index" on "campaigns"."campaign_activity" ("held_on", "id") where "counted";',
    );
  }
}
