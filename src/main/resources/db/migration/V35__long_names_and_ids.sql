-- Names of resource types are paths, and those of collections within others are long. Ids are whatever an account makes up:
-- longer than an index takes, and another one in capitals is another object. Entries of an object are found by a digest.
alter table audit_entry
    drop index ix_audit_entry_object,
    modify column object_type varchar(200) not null,
    modify column object_id varchar(2500) collate utf8mb4_nopad_bin not null,
    modify column path varchar(2500),
    add column object_key binary(16)
        generated always as (unhex(left(sha2(concat(object_type, '\n', object_id), 256), 32))) stored after object_id,
    add index ix_audit_entry_object (company_id, object_key, kind);

alter table audit_choice modify column name varchar(200) not null collate utf8mb4_bin;
alter table list_columns modify column resource_type varchar(200) not null;
alter table saved_view modify column resource_type varchar(200) not null;
alter table denial modify column resource_type varchar(200) not null;
alter table export modify column resource_type varchar(200) not null;
