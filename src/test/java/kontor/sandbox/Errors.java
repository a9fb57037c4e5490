package kontor.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import kontor.sandbox.Answer.Violation;

/** Errors in the shape that an account's release gives them. */
final class Errors {
    private static final String TITLE = "An error occurred";
    private static final String CODE = "c1051bb4-d103-4f74-8988-acbcafc7fdc3";

    private final Manners manners;

    Errors(Manners manners) {
        this.manners = manners;
    }

    /** What an operation says. */
    Answer of(int status, String detail) {
        if (!problems()) {
            return older(status, detail, "Error", manners.hydra("Error"), null);
        }
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (manners.ld()) {
            body.add("@context", manners.root() + "contexts/Error")
                    .add("@id", manners.root() + "errors/" + status)
                    .add("@type", manners.hydra("Error"))
                    .add("description", detail);
        }
        return problem(body, status, detail, "/errors/" + status, null);
    }

    /** What is said where there is no operation: at an address that there isn't, or of a method that it doesn't have. */
    Answer outside(int status, String detail) {
        if (!problems()) {
            return of(status, detail);
        }
        Answer bare = problem(Json.createObjectBuilder(), status, detail, "/errors/" + status, null);
        return manners.ld() ? new Answer(status, Answer.LD + "; charset=utf-8", bare.body(), bare.headers()) : bare;
    }

    Answer invalid(Iterable<Violation> wrong) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        StringBuilder detail = new StringBuilder();
        for (Violation violation : wrong) {
            String message = manners.german()
                    ? violation.wording().german()
                    : violation.wording().english();
            list.add(Json.createObjectBuilder()
                    .add("propertyPath", violation.path())
                    .add("message", message)
                    .add("code", CODE));
            detail.append(detail.isEmpty() ? "" : "\n")
                    .append(violation.path())
                    .append(": ")
                    .append(message);
        }
        JsonArray violations = list.build();
        if (!problems()) {
            return older(422, detail.toString(), "ConstraintViolationList", "ConstraintViolationList", violations);
        }
        String type = manners.dialect() == Dialect.RELEASE_4_1 ? "ConstraintViolation" : "ConstraintViolationList";
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (manners.ld()) {
            body.add("@context", manners.root() + "contexts/" + type)
                    .add("@id", manners.root() + "validation_errors/" + CODE)
                    .add("@type", type)
                    .add("description", detail.toString());
        }
        return problem(body, 422, detail.toString(), "/validation_errors/" + CODE, violations);
    }

    private boolean problems() {
        return manners.dialect() == Dialect.RELEASE_4_1 || manners.has(Way.ERRORS_ARE_PROBLEMS);
    }

    /** Hydra's error in JSON-LD, and a problem without its status otherwise. */
    private Answer older(int status, String detail, String context, String type, JsonArray violations) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (manners.ld()) {
            body.add("@context", manners.root() + "contexts/" + context)
                    .add("@type", type)
                    .add(manners.hydra("title"), TITLE)
                    .add(manners.hydra("description"), detail);
        } else {
            body.add("type", "https://tools.ietf.org/html/rfc2616#section-10")
                    .add("title", TITLE)
                    .add("detail", detail);
        }
        if (violations != null) {
            body.add("violations", violations);
        }
        return Answer.of(
                status, manners.ld() ? Answer.LD : Answer.PROBLEM, body.build().toString());
    }

    private Answer problem(JsonObjectBuilder body, int status, String detail, String type, JsonArray violations) {
        body.add("title", TITLE).add("detail", detail).add("status", status).add("type", type);
        if (manners.ld() && !manners.dialect().prefix().isEmpty()) {
            body.add(manners.hydra("title"), TITLE).add(manners.hydra("description"), detail);
        }
        if (violations != null) {
            body.add("violations", violations);
        }
        return Answer.of(status, Answer.PROBLEM, body.build().toString());
    }
}
