-- Data keys are wrapped with the key-encryption key and the company's key share, a file outside the database. "share" is
-- its name; keys without one get it when the portal starts. When a key is erased another one takes its place, and
-- "condemned_share" is what has still to be deleted. Entries of the log up to "erased_through" were sealed with erased keys.
alter table data_key add column share varchar(36);
alter table data_key add column condemned_share varchar(36);
alter table data_key add column erased_through bigint not null default 0;

-- That someone asks for a company's personal data to be erased, and what became of it. "pending" is 1 until that is decided.
create sequence erasure_seq start with 1 increment by 1;

create table erasure (
    id             bigint       not null,
    company_id     bigint       not null,
    state          varchar(10)  not null,
    pending        int,
    asked_by_id    bigint,
    asked_by       varchar(120) not null,
    asked_at       datetime(6)  not null,
    sealed_reason  varbinary(8192),
    decided_by_id  bigint,
    decided_by     varchar(120),
    decided_at     datetime(6),
    erased_through bigint,
    primary key (id),
    constraint uq_erasure_pending unique (company_id, pending),
    constraint fk_erasure_company foreign key (company_id) references company (id),
    constraint ck_erasure_state check (state in ('ASKED', 'DONE', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
    constraint ck_erasure_pending check (pending is null or pending = 1)
);

create index ix_erasure_company_through on erasure (company_id, erased_through);

-- Names and filters of saved views may hold names of customers: from now on they are sealed. Those there are get sealed when
-- the portal starts, and "name" and "address" are empty from then on.
create index ix_saved_view_user on saved_view (user_id, company_id, resource_type);
alter table saved_view drop index uq_saved_view_name;
alter table saved_view modify column name varchar(80);
alter table saved_view modify column address varchar(2000);
alter table saved_view add column sealed varbinary(12000);
