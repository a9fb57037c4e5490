package kontor.audit.checkpoint;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kontor.audit.chain.SignedCheckpoint;
import kontor.company.CompanyId;
import kontor.company.Ids;
import org.omnifaces.util.Servlets;

/** Sends a checkpoint, or the public key, to those who may read a log. */
@WebServlet({"/audit/checkpoint.json", "/audit/public-key.pem"})
public class CheckpointFile extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Checkpoints checkpoints;

    @Inject
    private transient SigningKey key;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().endsWith(".pem")) {
            send(response, "application/x-pem-file", "kontor-" + key.id() + ".pem", key.pem());
            return;
        }
        CompanyId company = new CompanyId(Ids.required(request, "company"));
        SignedCheckpoint checkpoint =
                checkpoints.get(company, Ids.required(request, "checkpoint")).signed();
        send(
                response,
                "application/json",
                "checkpoint-" + company + "-" + checkpoint.checkpoint().sequence() + ".json",
                checkpoint.toJson() + "\n");
    }

    private static void send(HttpServletResponse response, String type, String name, String text) throws IOException {
        response.setContentType(type);
        response.setHeader("Content-Disposition", Servlets.formatContentDispositionHeader(name, true));
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
