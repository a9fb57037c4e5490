-- What a check has shown. Until now it was only asked whether there were faults; what no signature confirmed counted as good.
alter table verification
    add column verdict varchar(20) after state;

update verification
set verdict = case
    when fault_count > 0 then 'TAMPERED'
    when checked = 0 or covered < checked then 'UNCONFIRMED'
    else 'PROVEN'
end
where state = 'DONE';
