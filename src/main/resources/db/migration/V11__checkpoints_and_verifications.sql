-- Signed heads of chains. Like entries they are only ever added.
create sequence audit_checkpoint_seq start with 1 increment by 1;

create table audit_checkpoint (
    id         bigint        not null,
    company_id bigint        not null,
    sequence   bigint        not null,
    hash       binary(32)    not null,
    issued_at  datetime(6)   not null,
    key_id     char(16)      not null,
    signature  varbinary(64) not null,
    primary key (id),
    constraint uq_audit_checkpoint_company_sequence unique (company_id, sequence, key_id),
    constraint fk_audit_checkpoint_company foreign key (company_id) references company (id)
);

create trigger audit_checkpoint_refuses_update before update on audit_checkpoint for each row
    signal sqlstate '45000' set message_text = 'The audit log only grows: checkpoints are never updated.';

create trigger audit_checkpoint_refuses_delete before delete on audit_checkpoint for each row
    signal sqlstate '45000' set message_text = 'The audit log only grows: checkpoints are never deleted.';

-- Who had a log checked when, how far that is, and what was found.
create sequence verification_seq start with 1 increment by 1;

create table verification (
    id          bigint       not null,
    company_id  bigint       not null,
    asked_by    varchar(120) not null,
    state       varchar(10)  not null,
    started_at  datetime(6)  not null,
    beat_at     datetime(6)  not null,
    ended_at    datetime(6),
    checked     bigint       not null,
    total       bigint       not null,
    covered     bigint       not null,
    checkpoints int          not null,
    fault_count bigint       not null,
    faults      mediumtext   not null,
    primary key (id),
    constraint fk_verification_company foreign key (company_id) references company (id),
    constraint ck_verification_state check (state in ('RUNNING', 'DONE', 'FAILED'))
);

create index ix_verification_company on verification (company_id, id);
