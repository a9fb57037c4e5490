package kontor.export;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Ids;
import kontor.table.Cell;
import kontor.table.FileFormat;
import kontor.table.TableFile;
import kontor.web.Moments;
import kontor.web.Vocabulary;
import org.omnifaces.util.Servlets;

/**
 * Sends a finished export to the person who started it, part by part. Anyone else is answered like someone who asks for
 * an export that doesn't exist. It is asked for by POST, since it leaves an entry.
 */
@WebServlet("/exports/file")
public class ExportFile extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Exports exports;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CompanyId company = new CompanyId(Ids.required(request, "company"));
        FileFormat format =
                FileFormat.of(request.getParameter("format")).orElseThrow(() -> new AccessDenied("no such format"));
        Export export = exports.fetch(company, Ids.required(request, "export"), format);
        Locale locale = export.locale();
        String name = Vocabulary.plural(export.getResourceType(), locale);
        List<String> heads = exports.selection(export).columns().stream()
                .map(column -> Vocabulary.field(export.getResourceType(), column, locale))
                .toList();
        response.setContentType(format.mediaType());
        response.setHeader(
                "Content-Disposition", Servlets.formatContentDispositionHeader(fileName(name, export, format), true));
        TableFile file = format.begin(response.getOutputStream(), name, heads, locale);
        for (int part = 1; part <= export.parts(); part++) {
            for (List<Cell> row : exports.rows(company, export.getId(), part).rows()) {
                file.write(row);
            }
        }
        file.close(); // Only when all of it is there: what breaks off must not look whole.
    }

    /** Like {@code Kunden-2026-11-24.csv}. */
    static String fileName(String name, Export export, FileFormat format) {
        LocalDate day = export.startedAt().atZone(Moments.ZONE).toLocalDate();
        return name.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "") + "-" + day + "." + format.ending();
    }
}
