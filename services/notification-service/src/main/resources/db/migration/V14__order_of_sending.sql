-- The order in which pages are handed over: with thousands waiting, the next ones are found without sorting all.
create index page_try_due on page_try ((kind <> 'PAGE'), (priority <> 'HIGH'), created_at) where state = 'QUEUED';
drop index page_try_queued;
