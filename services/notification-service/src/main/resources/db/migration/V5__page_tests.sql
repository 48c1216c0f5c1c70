-- Test pages: harmless pages that prove the ways to a person.
alter table page_try drop constraint page_try_kind_check;
alter table page_try add constraint page_try_kind_check
    check (kind in ('PAGE', 'RETRACTION', 'MOVED', 'NOTICE', 'PAGER_ACKNOWLEDGE', 'PAGER_RESOLVE', 'TEST'));
create index page_try_test on page_try (person, created_at) where kind = 'TEST';
-- When a page last reached each person.
create index page_try_delivered on page_try (person, changed_at) where state = 'DELIVERED';
