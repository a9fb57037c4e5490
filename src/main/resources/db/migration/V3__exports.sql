-- Lists that people take out of accounts. What was asked for (filters hold names) and the rows are sealed under the
-- company's data key. A running export holds one of its person's places, so that the number of them is bounded.
create sequence export_seq start with 1 increment by 1;

create table export (
    id               bigint      not null,
    company_id       bigint      not null,
    user_id          bigint      not null,
    credential_id    bigint      not null,
    resource_type    varchar(60) not null,
    language         varchar(2)  not null,
    sealed_selection mediumblob  not null,
    state            varchar(10) not null,
    place            int,
    problem          varchar(20),
    problem_status   int,
    part_count       int         not null,
    row_count        int         not null,
    total            bigint,
    truncated        boolean     not null,
    started_at       datetime(6) not null,
    beat_at          datetime(6) not null,
    ended_at         datetime(6),
    primary key (id),
    constraint uq_export_user_place unique (user_id, place),
    constraint fk_export_company foreign key (company_id) references company (id),
    constraint fk_export_user foreign key (user_id) references portal_user (id),
    constraint fk_export_credential foreign key (credential_id) references credential (id) on delete cascade,
    constraint ck_export_state check (state in ('RUNNING', 'DONE', 'CANCELLED', 'FAILED'))
);

create index ix_export_company on export (company_id, state);

-- The rows of one page of the collection.
create sequence export_part_seq start with 1 increment by 1;

create table export_part (
    id         bigint     not null,
    company_id bigint     not null,
    export_id  bigint     not null,
    number     int        not null,
    sealed     mediumblob not null,
    primary key (id),
    constraint uq_export_part_export_number unique (export_id, number),
    constraint fk_export_part_company foreign key (company_id) references company (id),
    constraint fk_export_part_export foreign key (export_id) references export (id) on delete cascade
);

create index ix_export_part_company on export_part (company_id);
