package kontor.faults.inside;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kontor.catalogue.Catalogues;
import kontor.catalogue.ResourceType;
import kontor.change.Changes;
import kontor.change.Plan;
import kontor.change.Result;
import kontor.company.AccessDenied;
import kontor.company.CompanyId;
import kontor.frachtpilot.RequestFailed;
import kontor.http.TakesJson;
import kontor.object.AccountObjects;

/**
 * Shows objects and makes changes as the pages do, in the scope of whoever is signed in, but in JSON. Deployed for fault
 * campaigns and browser tests, never part of the portal.
 */
@WebServlet("/faults/change")
public class ChangeDesk extends HttpServlet implements TakesJson {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Catalogues catalogues;

    @Inject
    private transient AccountObjects objects;

    @Inject
    private transient Changes changes;

    /** The object as it is now. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CompanyId company = new CompanyId(Long.parseLong(request.getParameter("company")));
        long credential = Long.parseLong(request.getParameter("credential"));
        ResourceType type = type(company, credential, request.getParameter("type"));
        JsonObject answer;
        try {
            JsonObject object = objects.readNow(company, credential, type, request.getParameter("path"));
            answer = Json.createObjectBuilder().add("object", object).build();
        } catch (RequestFailed e) {
            answer = failed(e);
        }
        write(answer, response);
    }

    /** Plans the change from what the person saw to what they want, and confirms it. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8"); // Which is what JSON is in, and what the server does not take it for.
        JsonObject wish;
        try (JsonReader reader = Json.createReader(request.getReader())) {
            wish = reader.readObject();
        }
        JsonObject answer;
        try {
            Plan plan = plan(wish);
            answer = plan.isEmpty()
                    ? of("Nothing").build()
                    : told(changes.confirm(plan, wish.getString("reason", null)));
        } catch (RequestFailed e) {
            answer = failed(e);
        }
        write(answer, response);
    }

    private Plan plan(JsonObject wish) {
        CompanyId company = new CompanyId(wish.getJsonNumber("company").longValue());
        long credential = wish.getJsonNumber("credential").longValue();
        ResourceType type = type(company, credential, wish.getString("type"));
        String path = wish.getString("path");
        JsonObject before = wish.getJsonObject("before");
        JsonObject wanted = wish.getJsonObject("wanted");
        if (before == null) {
            return changes.planCreation(company, credential, type, path, wanted);
        }
        return wanted == null
                ? changes.planDeletion(company, credential, type, path, before)
                : changes.plan(company, credential, type, path, before, wanted);
    }

    private ResourceType type(CompanyId company, long credential, String name) {
        return catalogues.of(company, credential).type(name).orElseThrow(() -> new AccessDenied("no type " + name));
    }

    private static JsonObject told(Result result) {
        JsonObjectBuilder told = of(result.getClass().getSimpleName());
        if (result instanceof Result.Applied applied) {
            told.add("intent", applied.intent());
        } else if (result instanceof Result.Rejected rejected) {
            told.add("intent", rejected.intent());
        } else if (result instanceof Result.Unknown unknown) {
            told.add("intent", unknown.intent());
        } else if (result instanceof Result.Unlogged unlogged) {
            told.add("intent", unlogged.intent());
        }
        return told.build();
    }

    private static JsonObject failed(RequestFailed e) {
        return of("NotSent").add("problem", e.problem().kind().name()).build();
    }

    private static JsonObjectBuilder of(String result) {
        return Json.createObjectBuilder().add("result", result);
    }

    private static void write(JsonObject answer, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(answer.toString());
    }
}
