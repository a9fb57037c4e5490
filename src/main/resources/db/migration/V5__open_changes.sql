-- What is found out about unknown outcomes, by the portal (RESOLUTION) and by people (REVIEW).
alter table audit_entry drop constraint ck_audit_entry_kind;
alter table audit_entry add constraint ck_audit_entry_kind
    check (kind in ('INTENT', 'OUTCOME', 'RESOLUTION', 'REVIEW', 'LOCAL'));
alter table audit_entry drop constraint ck_audit_entry_outcome;
alter table audit_entry add constraint ck_audit_entry_outcome
    check (outcome in ('APPLIED', 'REJECTED', 'UNKNOWN', 'NOT_APPLIED', 'CANNOT_TELL'));

-- The changes that are under way, or whose outcome is unknown and not dealt with: what the log says of them, where it can
-- be found without looking through the log. A row goes when nothing is left to do.
create table open_change (
    intent_id     bigint      not null,
    company_id    bigint      not null,
    credential_id bigint      not null,
    actor_id      bigint,
    state         varchar(12) not null,
    recorded_at   datetime(6) not null,
    next_try_at   datetime(6) not null,
    tries         int         not null,
    problem       varchar(20),
    primary key (intent_id),
    constraint fk_open_change_company foreign key (company_id) references company (id),
    constraint fk_open_change_intent foreign key (intent_id) references audit_entry (id),
    constraint ck_open_change_state check (state in ('SENT', 'UNKNOWN', 'APPLIED', 'NOT_APPLIED', 'CANNOT_TELL'))
);

create index ix_open_change_state on open_change (state, next_try_at);
create index ix_open_change_company on open_change (company_id, intent_id);
create index ix_open_change_actor on open_change (actor_id, intent_id);

insert into open_change (intent_id, company_id, credential_id, actor_id, state, recorded_at, next_try_at, tries)
select intent.id, intent.company_id, intent.credential_id, intent.actor_id,
       if(outcome.id is null, 'SENT', 'UNKNOWN'), intent.happened_at, intent.happened_at, 0
from audit_entry intent
left join audit_entry outcome on outcome.intent_id = intent.id and outcome.kind = 'OUTCOME'
where intent.kind = 'INTENT' and (outcome.id is null or outcome.outcome = 'UNKNOWN');
