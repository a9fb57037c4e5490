-- Passwords that someone else has made hold for a while only; those that are there already, from now on.
alter table portal_user add column password_expires_at datetime(6);
alter table portal_user add column last_signed_in_at datetime(6);
update portal_user set password_expires_at = utc_timestamp(6) + interval 72 hour where password_is_temporary;

create sequence invitation_seq start with 1 increment by 1;

-- Whom a company asks to join, by a name that may or may not be somebody's: nothing here refers to a person.
create table invitation (
    id              bigint       not null,
    company_id      bigint       not null,
    sign_in_name    varchar(120) not null,
    name            varchar(120) not null,
    role            varchar(20)  not null,
    code_digest     varbinary(32) not null,
    invited_by_name varchar(120) not null,
    invited_at      datetime(6)  not null,
    expires_at      datetime(6)  not null,
    declined        boolean      not null,
    version         int          not null,
    primary key (id),
    constraint uq_invitation_company_name unique (company_id, sign_in_name),
    constraint fk_invitation_company foreign key (company_id) references company (id),
    constraint ck_invitation_role check (role in ('ADMINISTRATOR', 'CLERK', 'AUDITOR'))
);

create index ix_invitation_sign_in_name on invitation (sign_in_name);
create index ix_invitation_expires_at on invitation (expires_at);
