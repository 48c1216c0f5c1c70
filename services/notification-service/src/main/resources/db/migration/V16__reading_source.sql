-- An id is unique for each source: two devices may use the same one.
alter table reading add column source text not null default '';
alter table reading drop constraint reading_pkey;
alter table reading add primary key (patient, fact_id, source);
