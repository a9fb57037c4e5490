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
grant select, insert, update on api_document to ${application_account};
grant select, insert, update, delete on list_columns to ${application_account};
grant select, insert, delete on saved_view to ${application_account};
grant select, insert, update, delete on denial to ${application_account};
grant select, insert on api_document_seq to ${application_account};
grant select, insert on list_columns_seq to ${application_account};
grant select, insert on saved_view_seq to ${application_account};
grant select, insert on denial_seq to ${application_account};
grant select, insert, update, delete on export to ${application_account};
grant select, insert, delete on export_part to ${application_account};
grant select, insert on export_seq to ${application_account};
grant select, insert on export_part_seq to ${application_account};
grant select, insert, update, delete on account_day to ${application_account};
grant select, insert on account_day_seq to ${application_account};
grant select, insert, update, delete on open_change to ${application_account};
