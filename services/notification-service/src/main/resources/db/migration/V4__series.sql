-- What the board draws of a patient's data. Of a continuous feed the first sample of each minute is enough.
create table reading (
    patient text not null,
    fact_id text not null,
    series text not null,
    at timestamptz not null,
    version timestamptz not null,
    point text,
    primary key (patient, fact_id)
);
create index reading_drawn on reading (patient, at);
create index reading_at on reading (at);
