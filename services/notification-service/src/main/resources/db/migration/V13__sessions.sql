-- Tokens of an account made before this are refused: microseconds of the wall clock, larger with each end of its sessions.
alter table account add column sessions bigint not null default 0;
