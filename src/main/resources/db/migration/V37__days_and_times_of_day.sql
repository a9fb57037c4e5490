-- Which of the moments of an account are days, and which are times of day: learned from what it sends, or said by an administrator.
create sequence moment_field_seq start with 1 increment by 1;

create table moment_field (
    id            bigint       not null,
    company_id    bigint       not null,
    credential_id bigint       not null,
    resource_type varchar(200) not null,
    field         varchar(400) not null,
    kind          varchar(6)   not null,
    chosen        boolean      not null,
    changed_at    datetime(6)  not null,
    primary key (id),
    constraint fk_moment_field_company foreign key (company_id) references company (id),
    constraint fk_moment_field_credential foreign key (credential_id) references credential (id) on delete cascade,
    constraint ck_moment_field_kind check (kind in ('MOMENT', 'DAY', 'HOUR'))
);

create index ix_moment_field_company on moment_field (company_id);
create index ix_moment_field_credential on moment_field (credential_id);
