-- Creations get a term for the object they made, so that its time line begins with them: all lines are gone through once more.
insert into audit_term_backlog (company_id, below_id)
select company_id, max(id) + 1 from audit_entry group by company_id
on duplicate key update below_id = values(below_id);
