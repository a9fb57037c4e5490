-- What companies call the things of their accounts, where that is not what the portal calls them.
create sequence naming_seq start with 1 increment by 1;

create table naming (
    id            bigint       not null,
    company_id    bigint       not null,
    kind          varchar(6)   not null,
    resource_type varchar(200) not null,
    field         varchar(200) not null,
    named_value   varchar(200) not null,
    german        varchar(60)  not null,
    english       varchar(60)  not null,
    changed_at    datetime(6)  not null,
    primary key (id),
    constraint fk_naming_company foreign key (company_id) references company (id),
    constraint ck_naming_kind check (kind in ('PLURAL', 'ONE', 'FIELD', 'VALUE'))
);

create index ix_naming_company on naming (company_id);
