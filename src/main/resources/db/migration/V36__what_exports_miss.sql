-- Why an export doesn't hold everything that the account has counted, and how many of its texts a spreadsheet's cell can't hold.
alter table export
    add column missing varchar(10) after truncated,
    add column long_cells int not null default 0 after missing,
    add constraint ck_export_missing check (missing in ('BOUND', 'ENDED', 'REPEATED'));

update export set missing = 'BOUND' where truncated;
