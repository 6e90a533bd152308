/**
 * SQL every subgraph's first migration starts with: its schema, extensions, the collation and accent-free
 * search. All of it may already be there when subgraphs share a database.
 */
export function foundationSql(schema: string): string[] {
  return [
    `create schema if not exists ${schema};`,
    'create extension if not exists unaccent with schema public;',
    'create extension if not exists pg_trgm with schema public;',
    'create extension if not exists btree_gist with schema public;',
    COLLATION,
    // 'normalize' first: a decomposed name must fold to the same text as a composed one.
    `create or replace function ${schema}.fold(t text) returns text language sql immutable parallel safe strict
       as $$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(t, NFC))) $$;`,
  ];
}

/**
 * Names in Vietnamese order. PostgreSQL 15 has ICU's own 'vi'; later versions, the embedded database
 * among them, may ship ICU's root only and are given the same order as rules (\u… are the combining tone marks).
 */
const COLLATION = `
do $do$ begin
  if to_regcollation('public.vietnamese') is not null then return; end if;
  if current_setting('server_version_num')::int >= 160000 then
    execute $sql$create collation public.vietnamese (provider = icu, locale = 'und', rules =
      '&\u0300<<\u0309<<\u0303<<\u0301<<\u0323 &a<ă<<<Ă<â<<<Â &d<đ<<<Đ &e<ê<<<Ê &o<ô<<<Ô<ơ<<<Ơ &u<ư<<<Ư')$sql$;
  else
    execute $sql$create collation public.vietnamese (provider = icu, locale = 'vi')$sql$;
  end if;
end $do$;`;

/** The outbox of a subgraph whose facts others project. `xid` orders changes by transaction: see feed/outbox.ts. */
export function outboxSql(schema: string): string[] {
  return [
    `create table ${schema}.change (
       xid bigint not null default (pg_current_xact_id()::text::bigint),
       seq bigint generated always as identity,
       topic text not null,
       entity_id uuid not null,
       facts jsonb not null,
       recorded_at timestamptz not null default now(),
       constraint change_pkey primary key (xid, seq)
     );`,
    changeOrderSql(schema),
  ];
}

/** For the order of two changes of one entity. */
export const changeOrderSql = (schema: string): string =>
  `create index if not exists change_entity on ${schema}.change (entity_id, topic, xid);`;

/** What a repeated request is answered with: see idempotency.ts. */
export function idempotencySql(schema: string): string[] {
  return [
    `create table ${schema}.idempotency (
       key text not null,
       place text not null,
       fingerprint text not null,
       answer jsonb,
       recorded_at timestamptz not null default now(),
       constraint idempotency_pkey primary key (key, place)
     );`,
  ];
}

/** Who read personal fields: see access-log.ts. */
export function accessLogSql(schema: string): string[] {
  return [
    `create table ${schema}.access_log (
       id uuid not null constraint access_log_pkey primary key,
       recorded_at timestamptz not null default now(),
       role text not null,
       subject text,
       organization_id uuid not null,
       field_group text not null,
       count int not null,
       purpose text not null
     );`,
    `create index access_log_organization_id_index on ${schema}.access_log (organization_id);`,
  ];
}

/** Disputes of organisations about records, and in how many days they are decided: see dispute/. */
export function disputeSql(schema: string): string[] {
  return [
    `create table ${schema}.dispute (
       id uuid not null constraint dispute_pkey primary key,
       organization_id uuid not null,
       record_type text not null,
       record_id uuid not null,
       reason text not null,
       state text not null default 'OPEN' constraint dispute_state_check check (state in ('OPEN', 'UPHELD', 'DISMISSED')),
       opened_on date not null,
       due_on date not null,
       decided_on date,
       decided_by text,
       decision text,
       version int not null default 1,
       constraint dispute_decided check ((state = 'OPEN') = (decided_on is null))
     );`,
    `create index dispute_organization_id_index on ${schema}.dispute (organization_id);`,
    `create unique index dispute_open_once on ${schema}.dispute (record_type, record_id) where state = 'OPEN';`,
    `create table ${schema}.dispute_deadline (
       valid_from date not null constraint dispute_deadline_pkey primary key,
       days int not null constraint dispute_deadline_days check (days between 1 and 366),
       instrument text not null
     );`,
    // The text of the decree was not seen: 15 days are our default, to be corrected by a later row.
    `insert into ${schema}.dispute_deadline (valid_from, days, instrument) values
       ('2021-01-01', 15, 'Default of the register until the term of Decree 356/2025 is entered');`,
  ];
}

/** Where a following subgraph keeps how far it has read each feed. */
export function projectionSql(schema: string): string[] {
  return [
    `create table ${schema}.projection (
       feed text not null constraint projection_pkey primary key,
       cursor text not null,
       caught_up_at timestamptz not null default now()
     );`,
  ];
}
