import { Migration } from '@mikro-orm/migrations';
import { outboxSql } from '../../kit/foundation.js';

/** Tables as the entities have them. */
const TABLES = [
  `create table "campaigns"."launch_event" ("id" uuid not null, "organization_id" uuid not null, "campaign_id" uuid null, "held_on" date not null, "participants" int not null, "workers_committed" int not null, "owners_committed" int not null, "withdrawn" boolean not null default false, "withdrawal_reason" text null, "version" int not null default 1, primary key ("id"));`,
  `create index "launch_event_campaign_id_index" on "campaigns"."launch_event" ("campaign_id");`,
  `create index "launch_event_held_on_index" on "campaigns"."launch_event" ("held_on");`,
  `create index "launch_event_organization_index" on "campaigns"."launch_event" ("organization_id", "held_on");`,
  `create table "campaigns"."media_partner" ("id" uuid not null, "name_vi" text not null, "kind" text not null, "recipient_label" text null, "version" int not null default 1, primary key ("id"));`,
  `create table "campaigns"."organization_grade_reference" ("organization_id" uuid not null, "year" int not null, "grade" text not null, primary key ("organization_id", "year"));`,
  `create table "campaigns"."subject_reference" ("id" uuid not null, "type" text not null, "name" text null, "state" text not null, "organization_id" uuid null, "unit_id" uuid null, "recognised_on" date null, "cleared_for_publication" boolean not null, primary key ("id"));`,
  `create index "subject_reference_organization_id_index" on "campaigns"."subject_reference" ("organization_id");`,
  `create table "campaigns"."material" ("id" uuid not null, "organization_id" uuid not null, "topic_id" uuid not null, "title_vi" text not null, "kind" text not null, "prepared_on" date not null, "withdrawn" boolean not null default false, "withdrawal_reason" text null, "version" int not null default 1, primary key ("id"));`,
  `create index "material_organization_id_index" on "campaigns"."material" ("organization_id");`,
  `create index "material_topic_id_index" on "campaigns"."material" ("topic_id");`,
  `create table "campaigns"."media_publication" ("id" uuid not null, "outlet_id" uuid not null, "material_id" uuid null, "published_on" date not null, "url" text null, "programme" text null, "subject_type" text not null, "subject_id" uuid not null, "organization_id" uuid null, "withdrawn" boolean not null default false, "withdrawal_reason" text null, "version" int not null default 1, primary key ("id"));`,
  `create index "media_publication_material_id_index" on "campaigns"."media_publication" ("material_id");`,
  `create index "media_publication_organization_id_index" on "campaigns"."media_publication" ("organization_id");`,
  `create index "media_publication_outlet_index" on "campaigns"."media_publication" ("outlet_id", "published_on");`,
  `create index "media_publication_subject_index" on "campaigns"."media_publication" ("subject_id", "published_on");`,
  `create index "media_publication_day_index" on "campaigns"."media_publication" ("published_on", "id");`,
  `create table "campaigns"."activity_participation" ("activity_id" uuid not null, "audience" text not null, "participants" int not null, primary key ("activity_id", "audience"));`,
  `alter table "campaigns"."campaign" add "related_movements" text[] not null default '{}', add "reported_activities" int null, add "reported_reached" int null;`,
  `alter table "campaigns"."organization_place_reference" add "zone_id" uuid null;`,
  `create index "organization_place_reference_zone_id_index" on "campaigns"."organization_place_reference" ("zone_id");`,
  `alter table "campaigns"."organization_reference" add "education_level" text null;`,
  `alter table "campaigns"."activity_correction" add "participation" jsonb not null default '[]', add "document" text null;`,
  `alter table "campaigns"."media_partner" add constraint "media_partner_kind_check" check ("kind" in ('NEWSPAPER', 'RADIO_TELEVISION', 'LOCAL_RADIO', 'PORTAL', 'BULLETIN'));`,
  `alter table "campaigns"."organization_grade_reference" add constraint "organization_grade_reference_grade_check" check ("grade" in ('EXCELLENT', 'GOOD', 'AVERAGE', 'WEAK'));`,
  `alter table "campaigns"."subject_reference" add constraint "subject_reference_type_check" check ("type" in ('MODEL', 'EXEMPLAR', 'ORGANIZATION'));`,
  `alter table "campaigns"."material" add constraint "material_topic_id_foreign" foreign key ("topic_id") references "campaigns"."topic" ("id");`,
  `alter table "campaigns"."material" add constraint "material_kind_check" check ("kind" in ('ARTICLE', 'VIDEO', 'AUDIO', 'LEAFLET', 'POSTER', 'OUTLINE'));`,
  `alter table "campaigns"."media_publication" add constraint "media_publication_outlet_id_foreign" foreign key ("outlet_id") references "campaigns"."media_partner" ("id");`,
  `alter table "campaigns"."media_publication" add constraint "media_publication_material_id_foreign" foreign key ("material_id") references "campaigns"."material" ("id") on delete set null;`,
  `alter table "campaigns"."media_publication" add constraint "media_publication_subject_type_check" check ("subject_type" in ('MODEL', 'EXEMPLAR', 'ORGANIZATION'));`,
  `alter table "campaigns"."activity_participation" add constraint "activity_participation_activity_id_foreign" foreign key ("activity_id") references "campaigns"."campaign_activity" ("id");`,
  `alter table "campaigns"."activity_participation" add constraint "activity_participation_audience_check" check ("audience" in ('OFFICIALS', 'MANAGERS', 'WORKERS', 'OWNERS', 'GUARDS', 'TEACHERS', 'PUPILS', 'STUDENTS', 'PARENTS', 'RESIDENTS', 'MIXED'));`,
];

/** What entities cannot say: bounds, what exists once, indexes of lists. */
const RULES = [
  `alter table campaigns.launch_event add constraint launch_event_counts check (
     participants between 1 and 100000 and workers_committed >= 0 and owners_committed >= 0
     and workers_committed + owners_committed <= participants);`,
  `create unique index launch_event_once on campaigns.launch_event (organization_id, held_on) where not withdrawn;`,
  `create unique index media_partner_once on campaigns.media_partner (name_vi);`,
  `create unique index media_publication_once on campaigns.media_publication (
     outlet_id, subject_id, published_on, coalesce(url, ''), coalesce(programme, '')) where not withdrawn;`,
  `alter table campaigns.media_publication add constraint media_publication_found check (num_nonnulls(url, programme) > 0);`,
  `alter table campaigns.activity_participation add constraint activity_participation_count check (
     participants between 1 and 100000 and audience <> 'MIXED');`,
  `create index subject_reference_recognised_index on campaigns.subject_reference (
     (coalesce(recognised_on, '0001-01-01')) desc, id desc) where cleared_for_publication and type <> 'ORGANIZATION';`,
  `create index campaign_activity_format_index on campaigns.campaign_activity (host_id, format, held_on);`,
];

/** Reports accepted before this version keep the figures their activities have now. */
const FREEZE = `update campaigns.campaign c set (reported_activities, reported_reached) = (
  select count(*), coalesce(sum(a.reached), 0) from campaigns.campaign_activity a
  where a.campaign_id = c.id and not a.withdrawn) where c.state = 'REPORTED';`;

/** What was held before this version, so that a follower that starts from the beginning misses nothing. */
const COUNTS = `(c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED') or c.state = 'CANCELLED' and c.plan_number is not null)`;
const PUBLISH = `insert into campaigns.change (topic, entity_id, facts)
  select 'organization', host.id, jsonb_build_object(
    'activities', (
      select coalesce(jsonb_agg(jsonb_build_object('on', a.held_on, 'people', a.reached,
        'topics', jsonb_build_array(t.code)) order by a.held_on, a.id), '[]')
      from campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
      join campaigns.topic t on t.id = a.topic_id where a.host_id = host.id and not a.withdrawn and ${COUNTS}),
    'festivals', (
      select coalesce(jsonb_agg(jsonb_build_object('on', e.held_on, 'people', e.participants) order by e.held_on, e.id), '[]')
      from campaigns.festival_event e where e.organization_id = host.id and not e.withdrawn),
    'launches', '[]'::jsonb,
    'dialogues', (
      select coalesce(jsonb_agg(d.held_on order by d.held_on, d.id), '[]')
      from campaigns.labour_dialogue d where d.organization_id = host.id and not d.withdrawn))
  from (select host_id as id from campaigns.campaign_activity
    union select organization_id from campaigns.festival_event where organization_id is not null
    union select organization_id from campaigns.labour_dialogue) as host;`;

/** Zones, levels and grades come with the feed, so the feed is read again from its beginning. */
const READ_AGAIN = `delete from campaigns.projection where feed = 'organizationChanges';`;

/** Launches, publications, people by class, frozen figures; from now on this subgraph publishes what was held. */
export class Publications extends Migration {
  override up(): void {
    const statements = [...TABLES, ...RULES, ...outboxSql('campaigns'), FREEZE, PUBLISH, READ_AGAIN];
    for (const statement of statements) this.addSql(statement);
  }
}
