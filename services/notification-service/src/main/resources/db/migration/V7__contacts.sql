-- Addresses by channel, whichever channels there are.
create table contact (
    person text not null references person (id) on delete cascade,
    channel text not null,
    address text not null,
    primary key (person, channel)
);
insert into contact (person, channel, address)
select id, 'SMS', phone from person where phone is not null
union all select id, 'PAGER', pager from person where pager is not null
union all select id, 'EMAIL', email from person where email is not null;
create index contact_address on contact (channel, address);
-- Who texts us is one person.
create unique index contact_phone on contact (address) where channel = 'SMS';

alter table person drop column phone, drop column pager, drop column email;

create view person_with_contacts as
select id, name, duty, channels, stopped_at,
    coalesce(
        (select string_agg(channel || ' ' || address, chr(10) order by channel) from contact where person = person.id),
        '') as contacts
from person;
