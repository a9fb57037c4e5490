-- How long a company's log stays in the database, and whether a legal hold keeps all of it there.
create table audit_retention (
    company_id bigint  not null,
    months     int,
    legal_hold boolean not null,
    version    int     not null,
    primary key (company_id),
    constraint fk_audit_retention_company foreign key (company_id) references company (id),
    constraint ck_audit_retention_months check (months between 12 and 600)
);

-- The files that entries have gone to. Only the account that owns the tables adds one, when the file has been read back.
create table audit_archive (
    id             bigint       not null auto_increment,
    company_id     bigint       not null,
    first_sequence bigint       not null,
    last_sequence  bigint       not null,
    first_at       datetime(6)  not null,
    last_at        datetime(6)  not null,
    last_hash      binary(32)   not null,
    file_name      varchar(120) not null,
    file_hash      binary(32)   not null,
    archived_at    datetime(6)  not null,
    primary key (id),
    constraint uq_audit_archive_company_last unique (company_id, last_sequence),
    constraint fk_audit_archive_company foreign key (company_id) references company (id)
);

create trigger audit_archive_refuses_update before update on audit_archive for each row
    signal sqlstate '45000' set message_text = 'The audit log only grows: archives are never updated.';

create trigger audit_archive_refuses_delete before delete on audit_archive for each row
    signal sqlstate '45000' set message_text = 'The audit log only grows: archives are never forgotten.';

-- Entries leave the database only for an archive.
drop trigger audit_entry_refuses_delete;

delimiter //
create trigger audit_entry_refuses_delete before delete on audit_entry for each row
begin
    if not exists (select 1 from audit_archive
                   where company_id = old.company_id and last_sequence >= old.sequence
                   and first_sequence <= old.sequence) then
        signal sqlstate '45000' set message_text = 'The audit log only grows: entries are never deleted.';
    end if;
end//
delimiter ;

-- What was reverted may be in an archive when the entry that tells of it is not yet.
alter table audit_entry drop constraint fk_audit_entry_reverts;
