-- Where a company's log is sent to while it grows, and how far that is. The token is sealed under the company's data key.
create sequence audit_stream_seq start with 1 increment by 1;

create table audit_stream (
    id              bigint       not null,
    company_id      bigint       not null,
    label           varchar(80)  not null,
    kind            varchar(10)  not null,
    address         varchar(500) not null,
    authority       mediumtext,
    sealed_token    varbinary(2048),
    token_set_at    datetime(6),
    opens_content   boolean      not null,
    active          boolean      not null,
    position        bigint       not null,
    created_at      datetime(6)  not null,
    last_success_at datetime(6),
    last_failure_at datetime(6),
    failure         varchar(20),
    failure_status  int,
    failures        int          not null,
    next_try_at     datetime(6)  not null,
    lease_holder    varchar(36),
    lease_until     datetime(6),
    primary key (id),
    constraint fk_audit_stream_company foreign key (company_id) references company (id),
    constraint uq_audit_stream_company_label unique (company_id, label),
    constraint ck_audit_stream_kind check (kind in ('HTTPS', 'SYSLOG'))
);

create index ix_audit_stream_due on audit_stream (active, next_try_at);

-- To whom a company's checkpoints are mailed, and which one was last.
create table checkpoint_mailing (
    company_id      bigint        not null,
    recipients      varchar(3000) not null,
    mailed_sequence bigint        not null,
    mailed_at       datetime(6),
    last_failure_at datetime(6),
    failure         varchar(20),
    failures        int           not null,
    next_try_at     datetime(6)   not null,
    primary key (company_id),
    constraint fk_checkpoint_mailing_company foreign key (company_id) references company (id)
);
