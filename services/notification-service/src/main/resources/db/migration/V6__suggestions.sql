-- What is suggested to consider at the newest grade, as it was published.
alter table grade add column suggestions text not null default '[]';
