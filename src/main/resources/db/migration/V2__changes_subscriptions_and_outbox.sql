-- Both databases keep what exists: every version so far is the first one of its case, made by its own request.

-- due stays after the decision, to tell later whether it was kept.
alter table authorization_case add column pended boolean default false not null;
alter table authorization_case add column due timestamp(6) with time zone;
update authorization_case set pended = true where exists (
    select 1 from case_item i
    where i.case_id = authorization_case.id and i.version = authorization_case.version and i.outcome = 'pended');
create index case_by_due on authorization_case (pended, due);

-- source: what made the version, an interface or a person; maker: who did; caller: who sent the request. request_version: whose request the items answer, its own unless
-- the version was made by something else than a request.
alter table case_version add column source varchar default '' not null;
alter table case_version add column maker varchar default '' not null;
alter table case_version add column caller varchar default '' not null;
alter table case_version add column request_version integer default 1 not null;
alter table case_version add column claim_url varchar;
alter table case_version add column claim_lookup uuid;
update case_version set source = interface_version;
create index case_version_by_claim on case_version (claim_lookup);

-- reviewer: null when no person decided.
alter table case_item add column decided date;
alter table case_item add column authorized_quantity numeric(18, 6);
alter table case_item add column reviewer_npi varchar;
alter table case_item add column reviewer_specialty varchar;
update case_item set decided = (
    select cast(v.changed as date) from case_version v
    where v.case_id = case_item.case_id and v.version = case_item.version);
alter table case_item alter column decided set not null;

-- The queue of db-scheduler: what has to be done after a transaction is a row of it.
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(250) not null,
    task_data bytea,
    execution_time timestamp(6) with time zone not null,
    picked boolean not null,
    picked_by varchar(250),
    last_success timestamp(6) with time zone,
    last_failure timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp(6) with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

-- lookup: a hash over who owns it, for which version, and its endpoint. resource: as it was sent, but for id and status.
-- revision counts its updates. events: the number given last.
create table subscription (
    id uuid primary key,
    revision integer not null,
    interface_version varchar not null,
    owner varchar not null,
    lookup uuid not null unique,
    base varchar not null,
    status varchar(16) not null,
    resource varchar not null,
    created timestamp(6) with time zone not null,
    events bigint not null,
    sent timestamp(6) with time zone,
    failing_since timestamp(6) with time zone,
    failures integer not null,
    error varchar
);
create index subscription_by_owner on subscription (owner);

-- One row for every number ever given. delivered: null until the subscriber took it.
create table notification (
    subscription_id uuid not null references subscription (id) on delete cascade,
    event_number bigint not null,
    case_id uuid not null,
    version integer not null,
    occurred timestamp(6) with time zone not null,
    delivered timestamp(6) with time zone,
    primary key (subscription_id, event_number),
    unique (subscription_id, case_id, version)
);
