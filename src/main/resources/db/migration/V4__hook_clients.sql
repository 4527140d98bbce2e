-- Tokens that were used, by a hash over issuer and nonce: each is good for one call until it expires.
create table spent_token (
    lookup uuid primary key,
    expires timestamp(6) with time zone not null
);
create index spent_token_by_expiry on spent_token (expires);

-- What people did with cards. accepted holds ids of suggestions, as a JSON list; the reason is a coding and free text.
create table card_feedback (
    id uuid primary key,
    service varchar(64) not null,
    card varchar(64) not null,
    topic varchar(64) not null,
    outcome varchar(16) not null,
    accepted varchar not null,
    reason_system varchar,
    reason_code varchar,
    reason_display varchar,
    user_comment varchar,
    outcome_at timestamp(6) with time zone not null,
    received timestamp(6) with time zone not null
);
create index card_feedback_by_topic on card_feedback (topic, outcome);
