-- Who acted is the account; on whose behalf is kept beside it.
alter table alert add column acknowledged_for text;
alter table alert_event add column on_behalf text;
-- A code rests after its alert was closed, so that a late answer never reaches another alert.
create index alert_code_rest on alert (code, closed_at);
create index alert_patient on alert (patient) where state <> 'CLOSED';
create index alert_closed on alert (closed_at) where state = 'CLOSED';

-- Beside pages the outbox has messages that ask for no answer, some of no alert, and what the pager provider must hear.
alter table page_try alter column alert_id drop not null;
alter table page_try drop constraint page_try_kind_check;
alter table page_try add constraint page_try_kind_check
    check (kind in ('PAGE', 'RETRACTION', 'MOVED', 'NOTICE', 'PAGER_ACKNOWLEDGE', 'PAGER_RESOLVE'));
-- The page that an incident at the pager provider is of.
alter table page_try add column about text;
-- Not to be sent before, by the run's clock.
alter table page_try add column not_before timestamptz;

-- Texts from people, each once by the carrier's id; what nobody could read is counted for each number.
create table reply (
    message_id text primary key,
    number text not null,
    at timestamptz not null,
    understood boolean not null,
    answer text not null
);
create index reply_number on reply (number, at);
create index reply_at on reply (at);

-- Since when the person wants no text messages.
alter table person add column stopped_at timestamptz;

-- The newest datum of each feed of each patient: by event time, and when it came.
create table newest_datum (
    patient text not null,
    feed text not null,
    at timestamptz not null,
    arrived_at timestamptz not null,
    primary key (patient, feed)
);

-- A record that Kafka will never take, kept with the reason; it holds up no other.
alter table kafka_outbox add column set_aside text;
create index kafka_outbox_due on kafka_outbox (topic, id) where set_aside is null;

-- What the escalation decides by must be readable, whoever writes it.
alter table alert_event add constraint alert_event_kind_check
    check (kind in ('RAISED', 'REOPENED', 'RETRACTED', 'RESOLVED', 'OPENED', 'TRIED', 'PROGRESSED', 'ESCALATED', 'ALARM',
                    'MOVED', 'ACKNOWLEDGED', 'CLOSED', 'NOTED'));
