-- What took back a change, and many changes taken back at a time.
create index ix_audit_entry_reverts on audit_entry (reverts_id, id);

-- Changes that were taken back together with the one that the entry of their revert names. The entries may be in an archive.
create sequence revert_link_seq start with 1 increment by 1;

create table revert_link (
    id         bigint not null,
    company_id bigint not null,
    change_id  bigint not null,
    revert_id  bigint not null,
    primary key (id),
    constraint uq_revert_link_change_revert unique (change_id, revert_id),
    constraint fk_revert_link_company foreign key (company_id) references company (id)
);

create index ix_revert_link_revert on revert_link (revert_id);
create index ix_revert_link_company on revert_link (company_id);

-- A selection of changes that someone takes back. One that is worked on holds one of its person's places. The reason, and
-- what was read of each object, are sealed under the company's data key for as long as they are needed.
create sequence revert_job_seq start with 1 increment by 1;

create table revert_job (
    id            bigint      not null,
    company_id    bigint      not null,
    user_id       bigint      not null,
    language      varchar(2)  not null,
    state         varchar(10) not null,
    place         int,
    problem       varchar(20),
    sealed_reason mediumblob,
    started_at    datetime(6) not null,
    confirmed_at  datetime(6),
    beat_at       datetime(6) not null,
    ended_at      datetime(6),
    primary key (id),
    constraint uq_revert_job_user_place unique (user_id, place),
    constraint fk_revert_job_company foreign key (company_id) references company (id),
    constraint fk_revert_job_user foreign key (user_id) references portal_user (id),
    constraint ck_revert_job_state check (state in ('PLANNING', 'PLANNED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED'))
);

create index ix_revert_job_company on revert_job (company_id, id);
create index ix_revert_job_state on revert_job (state);

-- One object of it: the entries that are taken back, and what came of it.
create sequence revert_item_seq start with 1 increment by 1;

create table revert_item (
    id            bigint        not null,
    company_id    bigint        not null,
    job_id        bigint        not null,
    number        int           not null,
    changes       varchar(8000) not null,
    state         varchar(10)   not null,
    obstacle      varchar(20),
    kind          varchar(10),
    conflicts     int           not null,
    safe          boolean       not null,
    chosen        boolean       not null,
    anyway        boolean       not null,
    sealed        mediumblob,
    entry_id      bigint,
    problem       varchar(20),
    primary key (id),
    constraint uq_revert_item_job_number unique (job_id, number),
    constraint fk_revert_item_company foreign key (company_id) references company (id),
    constraint fk_revert_item_job foreign key (job_id) references revert_job (id) on delete cascade,
    constraint fk_revert_item_entry foreign key (entry_id) references audit_entry (id),
    constraint ck_revert_item_state check (state in ('NEW', 'READY', 'LEFT', 'UNDER_WAY', 'REVERTED', 'OVERTAKEN', 'REJECTED', 'UNKNOWN', 'FAILED', 'NOT_BEGUN'))
);

create index ix_revert_item_company on revert_item (company_id);
