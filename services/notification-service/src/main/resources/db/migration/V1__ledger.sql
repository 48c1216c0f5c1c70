-- The ledger: alerts, what happened to them, and what is still to be sent. Times are of the run's clock, except leases.

create table person (
    id text primary key,
    name text not null,
    duty text not null,
    phone text,
    pager text,
    email text,
    channels text not null
);
create unique index person_phone on person (phone);

create table account (
    username text primary key,
    role text not null check (role in ('viewer', 'clinician', 'lead', 'admin')),
    password_hash text not null
);

create table roster (unit text primary key, body text not null);
create table policy (unit text primary key, body text not null);
create table secret (name text primary key, value text not null);

create table patient (
    patient text primary key,
    unit text,
    setting text,
    changed_at timestamptz not null
);

-- The newest grade of each patient and scale.
create table grade (
    patient text not null,
    grading_system text not null,
    grade int not null,
    upper int not null,
    completeness text not null,
    since timestamptz not null,
    known_at timestamptz not null,
    flags text not null,
    because text not null,
    missing text not null,
    edition text not null,
    primary key (patient, grading_system)
);

-- Every line that was ever published, for the timeline.
create table grade_line (
    line_id text primary key,
    patient text not null,
    grading_system text not null,
    grade int not null,
    upper int not null,
    completeness text not null,
    since timestamptz not null,
    known_at timestamptz not null,
    flags text not null,
    superseded boolean not null default false
);
create index grade_line_patient on grade_line (patient, since);

create table feed (
    patient text not null,
    feed text not null,
    unit text,
    status text not null,
    last_at timestamptz not null,
    since timestamptz not null,
    primary key (patient, feed)
);

create table alert (
    id text primary key,
    code text not null,
    patient text not null,
    unit text,
    state text not null check (state in ('OPEN', 'ACKNOWLEDGED', 'CLOSED')),
    priority text not null,
    page boolean not null,
    cause text not null,
    grading_system text,
    grade int,
    previous int,
    at timestamptz not null,
    raised_at timestamptz not null,
    summary text not null,
    acknowledged_by text,
    acknowledged_at timestamptz,
    closed_at timestamptz,
    row_order bigserial not null
);
-- A code names one alert among those that people can still answer.
create unique index alert_code on alert (code) where state <> 'CLOSED';
create index alert_order on alert (row_order);
create index alert_state on alert (state) where state <> 'CLOSED';

-- The story of an alert, in order; the state of its escalation is read from here and nowhere else.
create table alert_event (
    seq bigserial primary key,
    alert_id text not null references alert (id),
    kind text not null,
    at timestamptz not null,
    person text,
    note text,
    page_id text,
    round int,
    attempt int,
    outcome text,
    channel text,
    provider text,
    -- Set for steps that come from Kafka, so that a record read twice happens once.
    source_key text
);
create index alert_event_alert on alert_event (alert_id, seq);
create unique index alert_event_source on alert_event (alert_id, source_key) where source_key is not null;

-- The outbox of pages: a row is a promise to send, made in the transaction that decided it.
create table page_try (
    page_id text not null,
    attempt int not null,
    alert_id text not null references alert (id),
    kind text not null check (kind in ('PAGE', 'RETRACTION')),
    person text not null,
    round int not null,
    channel text not null,
    provider text not null,
    address text not null,
    title text not null,
    body text not null,
    priority text not null,
    state text not null check (state in ('QUEUED', 'ACCEPTED', 'DELIVERED', 'FAILED', 'UNCONFIRMED')),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    sends int not null default 0,
    leased_until timestamptz,
    carrier_id text,
    detail text,
    primary key (page_id, attempt)
);
create index page_try_queued on page_try (created_at) where state = 'QUEUED';
create index page_try_accepted on page_try (changed_at) where state = 'ACCEPTED';
create index page_try_alert on page_try (alert_id);
create index page_try_created on page_try (created_at);

-- The outbox of records for Kafka: Avro bytes with the name of their record.
create table kafka_outbox (
    id bigserial primary key,
    topic text not null,
    record_key text not null,
    record_type text not null,
    payload bytea not null,
    at timestamptz not null
);
