-- Canaries: events of a key that is nobody's, and how far each came on the way to a receipt.
create table canary (
    turn       bigint primary key,
    sent_at    timestamptz not null,
    alerted_at timestamptz,
    proven_at  timestamptz
);
create index canary_sent on canary (sent_at);
create index canary_proven on canary (proven_at);
