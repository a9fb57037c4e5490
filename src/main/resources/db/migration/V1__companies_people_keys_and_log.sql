create sequence company_seq start with 1 increment by 1;

create table company (
    id              bigint       not null,
    name            varchar(120) not null,
    colour          int          not null,
    reason_required boolean      not null,
    created_at      datetime(6)  not null,
    archived_at     datetime(6),
    version         int          not null,
    primary key (id),
    constraint uq_company_name unique (name)
);

create sequence portal_user_seq start with 1 increment by 1;

create table portal_user (
    id                    bigint       not null,
    sign_in_name          varchar(120) not null,
    name                  varchar(120) not null,
    password_hash         varchar(255) not null,
    password_is_temporary boolean      not null,
    password_version      int          not null,
    operates_installation boolean      not null,
    active                boolean      not null,
    created_at            datetime(6)  not null,
    version               int          not null,
    primary key (id),
    constraint uq_portal_user_sign_in_name unique (sign_in_name)
);

create sequence membership_seq start with 1 increment by 1;

create table membership (
    id         bigint      not null,
    company_id bigint      not null,
    user_id    bigint      not null,
    role       varchar(20) not null,
    primary key (id),
    constraint uq_membership_user_company unique (user_id, company_id),
    constraint fk_membership_company foreign key (company_id) references company (id),
    constraint fk_membership_user foreign key (user_id) references portal_user (id),
    constraint ck_membership_role check (role in ('ADMINISTRATOR', 'CLERK', 'AUDITOR'))
);

create index ix_membership_company on membership (company_id);

-- A company's data key, wrapped by the key-encryption key, which is never in the database.
create table data_key (
    company_id     bigint          not null,
    wrapped        varbinary(1024) not null,
    wrapped_by     varchar(16)     not null,
    created_at     datetime(6)     not null,
    primary key (company_id),
    constraint fk_data_key_company foreign key (company_id) references company (id)
);

create sequence credential_seq start with 1 increment by 1;

create table credential (
    id           bigint          not null,
    company_id   bigint          not null,
    label        varchar(80)     not null,
    base_url     varchar(500)    not null,
    mail         varchar(254)    not null,
    zone         varchar(60)     not null,
    sealed_key   varbinary(2048) not null,
    fingerprint  varchar(4)      not null,
    tested_at    datetime(6),
    created_at   datetime(6)     not null,
    version      int             not null,
    primary key (id),
    constraint fk_credential_company foreign key (company_id) references company (id),
    constraint uq_credential_company_label unique (company_id, label)
);

-- The head of each company's chain: the row that is locked while an entry is appended.
create table audit_head (
    company_id bigint     not null,
    sequence   bigint     not null,
    hash       binary(32) not null,
    primary key (company_id),
    constraint fk_audit_head_company foreign key (company_id) references company (id)
);

create sequence audit_entry_seq start with 1 increment by 1;

-- The audit log. It only grows (law 2): the application may select and insert, triggers refuse the rest to everyone.
-- Names of fields and personal data of the objects are in "sealed", under the company's data key.
create table audit_entry (
    id              bigint       not null,
    company_id      bigint       not null,
    sequence        bigint       not null,
    kind            varchar(12)  not null,
    happened_at     datetime(6)  not null,
    actor_id        bigint,
    actor_name      varchar(120) not null,
    origin_address  varchar(64),
    origin_session  varchar(32),
    action          varchar(40)  not null,
    credential_id   bigint,
    object_type     varchar(60)  not null,
    object_id       varchar(400) not null,
    method          varchar(10),
    path            varchar(500),
    status          int,
    outcome         varchar(12),
    duration_millis bigint,
    call_id         uuid,
    intent_id       bigint,
    sealed          mediumblob   not null,
    format          smallint     not null,
    previous_hash   binary(32)   not null,
    hash            binary(32)   not null,
    primary key (id),
    constraint uq_audit_entry_company_sequence unique (company_id, sequence),
    constraint uq_audit_entry_intent_kind unique (intent_id, kind),
    constraint fk_audit_entry_company foreign key (company_id) references company (id),
    constraint fk_audit_entry_intent foreign key (intent_id) references audit_entry (id),
    constraint ck_audit_entry_kind check (kind in ('INTENT', 'OUTCOME', 'RESOLUTION', 'LOCAL')),
    constraint ck_audit_entry_outcome check (outcome in ('APPLIED', 'REJECTED', 'UNKNOWN'))
);

create index ix_audit_entry_company_time on audit_entry (company_id, happened_at);
create index ix_audit_entry_actor on audit_entry (actor_id, id);
create index ix_audit_entry_object on audit_entry (company_id, object_type, object_id, id);

create trigger audit_entry_refuses_update before update on audit_entry for each row
    signal sqlstate '45000' set message_text = 'The audit log only grows: entries are never updated.';

create trigger audit_entry_refuses_delete before delete on audit_entry for each row
    signal sqlstate '45000' set message_text = 'The audit log only grows: entries are never deleted.';
