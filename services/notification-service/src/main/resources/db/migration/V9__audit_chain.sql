-- Where the chain of hashes through audit.events.v1 stands in each partition: the last record that Kafka has.
create table audit_chain (
    part     integer primary key,
    sequence bigint not null,
    hash     text   not null
);
