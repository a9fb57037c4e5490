package kontor.export;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import kontor.catalogue.Field;
import kontor.company.Frame;
import kontor.company.Scope;
import kontor.object.ListTools;
import kontor.object.ObjectsPage;
import kontor.web.Messages;
import kontor.web.Notice;
import kontor.web.Preferences;
import kontor.web.Vocabulary;

/** Starts an export of the list that is being looked at: filtered and in the order it is seen in, all of its pages. */
@Named
@RequestScoped
public class ExportForm {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Preferences preferences;

    @Inject
    private ObjectsPage list;

    @Inject
    private ListTools tools;

    @Inject
    private Exports exports;

    @Inject
    private ExportWorker worker;

    /** Starts the export and leads to where it can be followed. */
    public String start() {
        try {
            Export export = exports.start(
                    frame.companyId(),
                    list.getCredential().getId(),
                    list.getType(),
                    preferences.getLocale(),
                    selection());
            worker.work(Scope.current(), frame.companyId(), export.getId());
        } catch (TooManyExports e) {
            refuse(e.areRunning());
            return null;
        } catch (EJBException e) {
            if (!isPlaceTaken(e)) {
                throw e;
            }
            refuse(true);
            return null;
        }
        Notice.successOnNextPage(
                "export.started", Vocabulary.plural(list.getType().name(), preferences.getLocale()));
        return "/exports/list?faces-redirect=true&company=" + frame.companyId();
    }

    /** Two forms were sent at the same moment, perhaps to two nodes, and the other one was faster. */
    private static boolean isPlaceTaken(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("uq_export_user_place"));
    }

    private static void refuse(boolean running) {
        if (running) {
            Notice.error("export.tooManyRunning", Exports.MOST_RUNNING);
        } else {
            Notice.error("export.tooManyKept", Exports.MOST_KEPT);
        }
    }

    private Selection selection() {
        List<Field> fields =
                "all".equals(request.getParameter("fields")) ? tools.getPossibleColumns() : list.getColumns();
        Stream<String> search =
                list.get("q").isEmpty() ? Stream.of() : Stream.of(Messages.text("export.search", list.get("q")));
        return new Selection(
                list.getState().collection(),
                list.getState().query().parameters(),
                fields.stream().map(Field::name).toList(),
                Stream.concat(search, tools.getChips().stream().map(ListTools.Chip::text))
                        .toList(),
                list.getAddress());
    }

    public int getMostRows() {
        return ExportWorker.MOST_ROWS;
    }
}
