package kontor.change.report;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.export.ExportFilters;
import kontor.audit.export.LogExport;
import kontor.audit.export.LogExports;
import kontor.audit.export.LogFormat;
import kontor.audit.export.RunningExports;
import kontor.change.story.Sentences;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Ids;
import kontor.company.Scope;
import kontor.web.Moments;
import org.omnifaces.util.Servlets;

/**
 * Writes a company's log while it is read, for those who may read it. It is asked for by POST, since it leaves an entry.
 */
@WebServlet("/audit/export/file")
public class LogExportFile extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(LogExportFile.class.getName());

    @Inject
    private transient LogExports exports;

    @Inject
    private transient RunningExports running;

    @Inject
    private transient LogWriting writing;

    @Inject
    private transient Moments moments;

    @Inject
    private transient Sentences sentences;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CompanyId company = new CompanyId(Ids.required(request, "company"));
        LogFormat format =
                LogFormat.of(request.getParameter("format")).orElseThrow(() -> new AccessDenied("no such format"));
        ExportFilters filters = ExportFilters.of(request::getParameter);
        long person = Scope.current().actor().userId();
        if (!running.take(person)) {
            response.sendRedirect(
                    request.getContextPath() + "/audit/export?tooMany=true&" + LogExportPage.address(company, filters));
            return;
        }
        try {
            Telling telling = new Telling(
                    locale(request),
                    moments.getZone(),
                    !"closed".equals(request.getParameter("contents")),
                    sentences::told);
            send(exports.begin(company, filters, format, telling.opened(), telling.zone()), format, telling, response);
        } finally {
            running.giveBack(person);
        }
    }

    private void send(LogExport export, LogFormat format, Telling telling, HttpServletResponse response)
            throws IOException {
        try {
            writing.write(export, format, telling, new Answer(response, name(telling, export)));
        } catch (RuntimeException | IOException e) {
            LOG.log(Level.WARNING, e, () -> "The export of the log of company " + export.company() + " broke off");
            throw e;
        }
    }

    private record Answer(HttpServletResponse response, String name) implements LogFile {
        @Override
        public OutputStream begin(String mediaType, String ending) throws IOException {
            response.setContentType(mediaType);
            response.setHeader(
                    "Content-Disposition", Servlets.formatContentDispositionHeader(name + "." + ending, true));
            return response.getOutputStream();
        }
    }

    private static String name(Telling telling, LogExport export) {
        String name = telling.text("log.title") + "-" + export.companyName();
        LocalDate day = export.madeAt().atZone(telling.zone()).toLocalDate();
        return name.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "") + "-" + day;
    }

    private static Locale locale(HttpServletRequest request) {
        return "en".equals(request.getParameter("language")) ? Locale.UK : Locale.GERMANY;
    }
}
