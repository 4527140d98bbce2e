-- One text for H2 (its own mode) and PostgreSQL. Numbers come from sequences: gaps are normal, repeats impossible.
create sequence authorization_number;
create sequence administration_reference_number;

create table authorization_case (
    id uuid primary key,
    version integer not null,
    created timestamp(6) with time zone not null,
    payer varchar not null
);

-- Every version stays. The current one is named by authorization_case.version.
create table case_version (
    case_id uuid not null references authorization_case (id),
    version integer not null,
    changed timestamp(6) with time zone not null,
    interface_version varchar not null,
    claim_identifier_system varchar,
    claim_identifier_value varchar,
    bundle_identifier_system varchar,
    bundle_identifier_value varchar,
    claim_response_id varchar(64) unique,
    primary key (case_id, version)
);

-- A version holds all items, unchanged ones too, so that one version is read without the others.
create table case_item (
    case_id uuid not null,
    version integer not null,
    sequence integer not null,
    policy_id varchar,
    policy_version varchar,
    content_hash varchar,
    as_of date not null,
    path varchar,
    product varchar not null,
    outcome varchar(16) not null,
    reason varchar not null,
    why varchar,
    reviewer varchar,
    authorized_from date,
    authorized_to date,
    findings varchar not null,
    authorization_number varchar(32),
    administration_reference_number varchar(32),
    primary key (case_id, version, sequence),
    foreign key (case_id, version) references case_version (case_id, version)
);

-- Every number ever issued, superseded ones too. No foreign key: H2 would keep an index for it that nobody reads.
create table case_number (
    number varchar(32) primary key,
    case_id uuid not null,
    version integer not null,
    sequence integer not null
);

-- lookup is a hash of the value: values come from callers and may be longer than an index entry.
create table case_party (
    case_id uuid not null references authorization_case (id),
    role varchar(16) not null,
    ordinal integer not null,
    key_system varchar not null,
    key_value varchar not null,
    lookup uuid not null,
    primary key (case_id, role, ordinal)
);
create index case_party_by_lookup on case_party (lookup);

-- What came in and went out, deflated and cut into parts that fit any binary column.
create table exchange_part (
    case_id uuid not null,
    version integer not null,
    direction varchar(8) not null,
    part integer not null,
    content bytea not null,
    primary key (case_id, version, direction, part),
    foreign key (case_id, version) references case_version (case_id, version)
);

-- The last case that the same bytes from the same caller became; fingerprint is a hash over both. Written before the
-- case in the same transaction, so that of two at once the second waits here.
create table replay (
    fingerprint uuid primary key,
    case_id uuid not null,
    version integer not null,
    received timestamp(6) with time zone not null
);

-- satisfied_content is a hash over order, content and coverage, and only set together with satisfied_pa_id.
create table assertion (
    id uuid primary key,
    hook varchar not null,
    hook_instance varchar not null,
    order_key varchar not null,
    content_hash varchar not null,
    coverage_key varchar not null,
    member varchar not null,
    policy_id varchar,
    policy_version varchar,
    policy_content_hash varchar,
    outcome varchar not null,
    questionnaires varchar not null,
    findings varchar not null,
    asserted timestamp(6) with time zone not null,
    satisfied_pa_id varchar(32),
    satisfied_content uuid
);
create index assertion_by_satisfied_content on assertion (satisfied_content);
