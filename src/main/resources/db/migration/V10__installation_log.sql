-- What belongs to no client company is logged in a company of a kind of its own, of which there is one: the installation.
alter table company add column kind varchar(12) not null default 'CUSTOMER';
alter table company add constraint ck_company_kind check (kind in ('CUSTOMER', 'INSTALLATION'));
alter table company add column installation boolean as (if(kind = 'INSTALLATION', true, null)) virtual;
alter table company add constraint uq_company_installation unique (installation);

-- Its name is nobody's to take, and takes none away.
alter table company add constraint uq_company_kind_name unique (kind, name);
alter table company drop constraint uq_company_name;

-- How often people were refused at sign-in since the log last had an entry of it, so that nobody can flood the log. The row
-- of user 0 counts names that nobody has.
create table refused_sign_in (
    user_id   bigint      not null,
    logged_at datetime(6) not null default '1970-01-01 00:00:00',
    left_out  int         not null default 0,
    primary key (user_id)
);

insert into refused_sign_in (user_id) select 0 union all select id from portal_user;
