-- Browsers to which pages are pushed. A person's address on that channel is the list of the ids of theirs.
create table push_device (
    id text primary key,
    person text not null references person (id) on delete cascade,
    endpoint text not null,
    receiver_key text not null,
    receiver_secret text not null,
    name text not null,
    created_at timestamptz not null,
    proven_at timestamptz
);
create index push_device_person on push_device (person);
