-- Each search of the log runs along one of these, newest first. Lines of the log are entries of the kinds INTENT and LOCAL.
create index ix_audit_entry_kind on audit_entry (company_id, kind);
create index ix_audit_entry_person on audit_entry (company_id, actor_id, kind);
create index ix_audit_entry_type on audit_entry (company_id, object_type, kind);
create index ix_audit_entry_outcome on audit_entry (company_id, outcome, intent_id);
create index ix_audit_entry_call on audit_entry (call_id);
-- People are looked for in one company at a time.
drop index ix_audit_entry_actor on audit_entry;

-- What changes can be found by although it is sealed: fields, values and words, as truncated HMACs under a key of the company.
-- Whoever has no key can't tell what they stand for, and can't make one to look for.
create table audit_term (
    company_id bigint    not null,
    term       binary(8) not null,
    entry_id   bigint    not null,
    primary key (company_id, term, entry_id)
);

-- The key of these HMACs, sealed under the company's data key: without that it is gone too.
create table search_key (
    company_id bigint         not null,
    sealed     varbinary(256) not null,
    primary key (company_id),
    constraint fk_search_key_company foreign key (company_id) references company (id)
);

-- Companies whose older entries have no terms yet: those below the id, which falls while they get them.
create table audit_term_backlog (
    company_id bigint not null,
    below_id   bigint not null,
    primary key (company_id),
    constraint fk_audit_term_backlog_company foreign key (company_id) references company (id)
);

insert into audit_term_backlog (company_id, below_id)
select company_id, max(id) + 1 from audit_entry group by company_id;

-- Who and what appears in a company's log, for the choices that filters offer. A person's label is their latest name.
create table audit_choice (
    company_id bigint       not null,
    kind       varchar(6)   not null,
    name       varchar(160) not null collate utf8mb4_bin,
    label      varchar(120) not null,
    primary key (company_id, kind, name),
    constraint fk_audit_choice_company foreign key (company_id) references company (id),
    constraint ck_audit_choice_kind check (kind in ('PERSON', 'TYPE', 'FIELD'))
);

insert into audit_choice (company_id, kind, name, label)
select distinct company_id, 'TYPE', object_type, '' from audit_entry;

insert into audit_choice (company_id, kind, name, label)
select company_id, 'PERSON', actor_id, max(actor_name) from audit_entry
where actor_id is not null group by company_id, actor_id;

-- Searches that a person has given a name. What is looked for may be personal data: of one company it is sealed under its
-- data key, and of all companies it is kept without words and values.
create sequence saved_search_seq start with 1 increment by 1;

create table saved_search (
    id         bigint          not null,
    company_id bigint,
    user_id    bigint          not null,
    name       varchar(80)     not null collate utf8mb4_bin,
    address    varbinary(6000) not null,
    created_at datetime(6)     not null,
    primary key (id),
    constraint uq_saved_search_user_company_name unique (user_id, company_id, name),
    constraint fk_saved_search_company foreign key (company_id) references company (id),
    constraint fk_saved_search_user foreign key (user_id) references portal_user (id)
);

create index ix_saved_search_company on saved_search (company_id);
