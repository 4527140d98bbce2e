-- Who is insured, as the plan itself knows. No foreign keys: an import may bring coverages before their members.
create table plan_member (
    id varchar(64) primary key,
    family varchar,
    birth_date date
);

-- plans are the values of Coverage.class, as a JSON list.
create table plan_coverage (
    id varchar(64) primary key,
    member_id varchar(64) not null,
    payer_id varchar(64),
    status varchar(32) not null,
    starts date,
    ends date,
    plans varchar not null
);
create index plan_coverage_by_member on plan_coverage (member_id);

-- What payers, members and coverages are called; lookup is a hash over kind, system and value. Numbers of coverages have
-- the system ''.
create table plan_key (
    kind varchar(8) not null,
    owner_id varchar(64) not null,
    ordinal integer not null,
    key_system varchar not null,
    key_value varchar not null,
    lookup uuid not null,
    primary key (kind, owner_id, ordinal)
);
create index plan_key_by_lookup on plan_key (lookup);

-- Every system that a member's identifier ever had: an identifier of such a system says whether somebody is a member.
create table plan_system (
    lookup uuid primary key,
    key_system varchar not null
);

-- Files that were imported, by the hash of their bytes. The row without a name is locked by whoever imports.
create table plan_import (
    name varchar(500) primary key,
    hash varchar(64) not null
);
insert into plan_import (name, hash) values ('', '');
