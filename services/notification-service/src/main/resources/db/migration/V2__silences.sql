-- Times without pages that a person has asked for: of one alert, or of one technical cause in a place. Never deleted.
create table silence (
    id text primary key,
    alert_id text references alert (id),
    unit text,
    patient text,
    cause text,
    reason text not null,
    owner text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    check ((alert_id is not null) <> (cause is not null))
);
create index silence_expiry on silence (expires_at);
