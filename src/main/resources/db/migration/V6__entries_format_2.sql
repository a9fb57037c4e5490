-- Format 2 of entries: the hash covers the entry's id too, and the digest of what is sealed, so that whoever has been shown
-- the opened data can check that they are what was recorded. Entries tell on whose behalf something was done, and which
-- change was reverted.
alter table audit_entry add column on_behalf_id bigint;
alter table audit_entry add column on_behalf_name varchar(120);
alter table audit_entry add column reverts_id bigint;
alter table audit_entry add column content_hash binary(32);
alter table audit_entry add constraint fk_audit_entry_reverts foreign key (reverts_id) references audit_entry (id);

-- Times in a chain never go back, whichever node's clock they were taken from.
alter table audit_head add column moved_at datetime(6) not null default '1970-01-01 00:00:00';
