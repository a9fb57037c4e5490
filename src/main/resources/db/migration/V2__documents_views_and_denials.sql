-- The OpenAPI documents of accounts, each version kept. The newest of a credential is the one in use.
create sequence api_document_seq start with 1 increment by 1;

create table api_document (
    id            bigint       not null,
    company_id    bigint       not null,
    credential_id bigint       not null,
    number        int          not null,
    digest        char(64)     not null,
    source        varchar(10)  not null,
    openapi       varchar(20)  not null,
    content       mediumblob   not null,
    added_at      datetime(6)  not null,
    added_by      varchar(120) not null,
    seen_at       datetime(6)  not null,
    primary key (id),
    constraint uq_api_document_credential_number unique (credential_id, number),
    constraint fk_api_document_company foreign key (company_id) references company (id),
    constraint fk_api_document_credential foreign key (credential_id) references credential (id) on delete cascade,
    constraint ck_api_document_source check (source in ('ACCOUNT', 'UPLOAD'))
);

create index ix_api_document_company on api_document (company_id);

-- Which columns a person wants to see in lists of one kind of object, in any company.
create sequence list_columns_seq start with 1 increment by 1;

create table list_columns (
    id            bigint        not null,
    user_id       bigint        not null,
    resource_type varchar(60)   not null,
    columns       varchar(2000) not null,
    primary key (id),
    constraint uq_list_columns_user_type unique (user_id, resource_type),
    constraint fk_list_columns_user foreign key (user_id) references portal_user (id)
);

-- Lists that a person has given a name, with their filters and order.
create sequence saved_view_seq start with 1 increment by 1;

create table saved_view (
    id            bigint        not null,
    company_id    bigint        not null,
    user_id       bigint        not null,
    resource_type varchar(60)   not null,
    name          varchar(80)   not null,
    address       varchar(2000) not null,
    created_at    datetime(6)   not null,
    primary key (id),
    constraint uq_saved_view_name unique (user_id, company_id, resource_type, name),
    constraint fk_saved_view_company foreign key (company_id) references company (id),
    constraint fk_saved_view_user foreign key (user_id) references portal_user (id)
);

create index ix_saved_view_company on saved_view (company_id);

-- What accounts have refused to a key with 403: remembered, so that it is shown as not available rather than tried again.
create sequence denial_seq start with 1 increment by 1;

create table denial (
    id            bigint      not null,
    company_id    bigint      not null,
    credential_id bigint      not null,
    resource_type varchar(60) not null,
    operation     varchar(10) not null,
    denied_at     datetime(6) not null,
    primary key (id),
    constraint uq_denial_credential_type_operation unique (credential_id, resource_type, operation),
    constraint fk_denial_company foreign key (company_id) references company (id),
    constraint fk_denial_credential foreign key (credential_id) references credential (id) on delete cascade,
    constraint ck_denial_operation check (operation in ('LIST', 'READ', 'CREATE', 'REPLACE', 'PATCH', 'DELETE'))
);

create index ix_denial_company on denial (company_id);
