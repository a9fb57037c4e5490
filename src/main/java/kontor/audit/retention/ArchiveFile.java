package kontor.audit.retention;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.company.Ids;
import org.omnifaces.util.Servlets;

/** Sends an archive to those who may read the log; what is sealed in it stays sealed. */
@WebServlet("/audit/archive")
public class ArchiveFile extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Retentions retentions;

    @Inject
    private transient ArchiveFolder folder;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Archive archive =
                retentions.archive(new CompanyId(Ids.required(request, "company")), Ids.required(request, "archive"));
        Path file = folder.file(archive).orElseThrow(() -> new AccessDenied("the archive isn't there"));
        response.setContentType("application/gzip");
        response.setContentLengthLong(Files.size(file));
        response.setHeader("Content-Disposition", Servlets.formatContentDispositionHeader(archive.getFileName(), true));
        Files.copy(file, response.getOutputStream());
    }
}
