-- What other rules would have done to the same input, as bin/cytovigil compare --publish told it.
create table comparison (
    id             text        primary key,
    made_at        timestamptz not null,
    made_by        text        not null,
    edition        text        not null,
    candidate      text        not null,
    patients       bigint      not null,
    events         bigint      not null,
    patients_differ bigint     not null,
    grades_differ  bigint      not null,
    alerts_differ  bigint      not null,
    lines          bigint      not null,
    differences    text        not null
);
