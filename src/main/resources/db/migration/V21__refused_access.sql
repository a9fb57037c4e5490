-- What people were refused since the logs last had an entry of it: by person, company whose log tells of it, and the network
-- address it came from, so that nobody can flood a log. Holds nothing that was typed: the page is that of the portal's table.
create table refused_access (
    user_id    bigint      not null,
    company_id bigint      not null,
    address    varchar(45) not null,
    page       varchar(60) not null,
    left_out   int         not null,
    logged_at  datetime(6) not null default '1970-01-01 00:00:00',
    primary key (user_id, company_id, address),
    constraint fk_refused_access_user foreign key (user_id) references portal_user (id),
    constraint fk_refused_access_company foreign key (company_id) references company (id)
);
