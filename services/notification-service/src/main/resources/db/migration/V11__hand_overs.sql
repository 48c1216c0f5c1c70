-- Who was the first on call for each unit at the last look; empty for nobody. A change is a hand-over, told once.
create table first_on_call (
    unit   text primary key,
    person text not null,
    since  timestamptz not null
);
-- The newest test page to whoever took over a unit, and what came of it.
create table shift_test (
    page_id  text primary key,
    unit     text not null,
    person   text not null,
    began_at timestamptz not null,
    fate     text not null check (fate in ('PENDING', 'PROVEN', 'TAKEN', 'FAILED'))
);
create index shift_test_person on shift_test (person, began_at);
create index shift_test_pending on shift_test (began_at) where fate = 'PENDING';
-- What a person is told who takes over, and the page that proves the way of the canary.
alter table page_try drop constraint page_try_kind_check;
alter table page_try add constraint page_try_kind_check
    check (kind in ('PAGE', 'RETRACTION', 'MOVED', 'NOTICE', 'HAND_OVER', 'PAGER_ACKNOWLEDGE', 'PAGER_RESOLVE', 'TEST',
                    'CANARY'));
