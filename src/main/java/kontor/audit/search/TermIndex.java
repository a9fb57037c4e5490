package kontor.audit.search;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import kontor.audit.AuditEntry;
import kontor.audit.Difference.FieldChange;
import kontor.audit.Images;
import kontor.audit.LogEntry;
import kontor.company.CompanyId;
import kontor.company.access.Internal;
import kontor.vault.Blinding;
import org.hibernate.Session;

/** Keeps the terms by which lines can be found although they are sealed, in the transaction that records them. */
@Stateless
@TransactionAttribute(MANDATORY)
@Internal("recording")
public class TermIndex {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Blinding blinding;

    @Inject
    private Choices choices;

    /** Keeps the terms of an intent, or of a local change. */
    public void keepFirst(AuditEntry entry, Images images) {
        keep(entry.company(), entry.getId(), Terms.ofFirst(entry, images));
        choices.note(entry, fields(Terms.alone(entry, images)), true);
    }

    /** Keeps what a later entry adds to the terms of its intent. */
    public void keepLater(AuditEntry intent, Images first, Images later) {
        keep(intent.company(), intent.getId(), Terms.ofLater(intent, first, later));
    }

    /** Keeps the terms of lines of one company; what is kept already stays. */
    public void keep(List<LogEntry> lines) {
        for (LogEntry line : lines) {
            keep(line.entry().company(), line.entry().getId(), Terms.of(line));
            choices.note(line.entry(), fields(line), false);
        }
    }

    private static List<String> fields(LogEntry line) {
        return line.difference().changes().stream().map(FieldChange::name).toList();
    }

    private void keep(CompanyId company, long entry, Set<String> terms) {
        if (terms.isEmpty()) {
            return;
        }
        List<byte[]> blind = blinding.of(company, terms).orElseGet(() -> {
            blinding.giveKey(company);
            return blinding.of(company, terms).orElseThrow();
        });
        insert(company.value(), entry, blind);
    }

    private void insert(long company, long entry, Collection<byte[]> terms) {
        String rows = String.join(", ", Collections.nCopies(terms.size(), "(?, ?, ?)"));
        entities.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert ignore into audit_term (company_id, term, entry_id) values " + rows)) {
                int place = 0;
                for (byte[] term : terms) {
                    statement.setLong(++place, company);
                    statement.setBytes(++place, term);
                    statement.setLong(++place, entry);
                }
                statement.executeUpdate();
            }
        });
    }
}
