-- How often passwords were tried in vain: for an account, from an address, and for an account from an address. What it was
-- is there as a keyed digest only: people type passwords into the wrong field. Rows are forgotten after a day at the latest.
create table guess_count (
    what          varchar(16) not null,
    failures      int         not null default 0,
    blocked_until datetime(6) not null default '1970-01-01 00:00:00',
    last_at       datetime(6) not null default '1970-01-01 00:00:00',
    primary key (what)
);

create index ix_guess_count_last_at on guess_count (last_at);

-- From where people have signed in: there they are let in however many others guess at their password elsewhere.
create table known_network (
    user_id bigint      not null,
    network varchar(64) not null,
    seen_at datetime(6) not null,
    primary key (user_id, network),
    constraint fk_known_network_user foreign key (user_id) references portal_user (id)
);

create index ix_known_network_seen_at on known_network (seen_at);
