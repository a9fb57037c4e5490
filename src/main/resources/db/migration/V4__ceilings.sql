-- What an account's requests may not exceed.
alter table credential add column parallel int not null default 2;
alter table credential add column per_second int not null default 5;
alter table credential add constraint ck_credential_parallel check (parallel between 1 and 4);
alter table credential add constraint ck_credential_per_second check (per_second between 1 and 10);

-- What was asked of each account, day by day.
create sequence account_day_seq start with 1 increment by 1;

create table account_day (
    id            bigint not null,
    company_id    bigint not null,
    credential_id bigint not null,
    day           date   not null,
    requests      bigint not null,
    hits          bigint not null,
    waits         bigint not null,
    wait_millis   bigint not null,
    failures      bigint not null,
    turned_away   bigint not null,
    primary key (id),
    constraint uq_account_day_credential_day unique (credential_id, day),
    constraint fk_account_day_company foreign key (company_id) references company (id),
    constraint fk_account_day_credential foreign key (credential_id) references credential (id) on delete cascade
);

create index ix_account_day_company on account_day (company_id);
