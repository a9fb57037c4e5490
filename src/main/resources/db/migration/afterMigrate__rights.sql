-- What the application's account may do, table by table. Runs after each migration, so that a database restored
-- elsewhere gets its rights back. The audit log can be read and added to, nothing else (law 2).
grant select, insert on audit_entry to ${application_account};
grant select, insert, update on audit_head to ${application_account};
grant select, insert, update on company to ${application_account};
grant select, insert, update on portal_user to ${application_account};
grant select, insert, update, delete on membership to ${application_account};
grant select, insert, update, delete on data_key to ${application_account};
grant select, insert, update, delete on credential to ${application_account};
grant select, insert on company_seq to ${application_account};
grant select, insert on portal_user_seq to ${application_account};
grant select, insert on membership_seq to ${application_account};
grant select, insert on credential_seq to ${application_account};
grant select, insert on audit_entry_seq to ${application_account};
