package kontor.frachtpilot;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kontor.frachtpilot.Problem.Kind;
import kontor.frachtpilot.Problem.Violation;
import kontor.limit.Excerpt;

/**
 * Makes a {@link Problem} of an answer that is no success, in either family of errors that API Platform knows:
 * {@code hydra:Error} and {@code ConstraintViolationList} in JSON-LD, or RFC 9457 problem details. Anything else, HTML
 * from a proxy say, is never shown.
 */
final class Refusal {

    private static final int LONGEST_TEXT = 500;
    private static final int MOST_VIOLATIONS = 100;

    private Refusal() {}

    /** Whether an object says of itself that it is an error, whatever the status that it came with. */
    static boolean isOne(JsonObject object) {
        return object.get("@type") instanceof JsonString type
                && type.getString().matches("(hydra:)?(Error|Status)|ConstraintViolation(List)?");
    }

    static Problem of(Reply reply) {
        if (reply.tooLarge()) {
            return new Problem(Kind.TOO_LARGE, reply.status(), "", List.of()).of(reply.call());
        }
        JsonObject body = reply.object().orElse(JsonValue.EMPTY_JSON_OBJECT);
        List<Violation> violations = violations(body);
        return new Problem(
                kind(reply.status(), violations),
                reply.status(),
                detail(body),
                violations,
                reply.call(),
                reply.retryAfter().orElse(null),
                null);
    }

    private static Kind kind(int status, List<Violation> violations) {
        return switch (status) {
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 -> Kind.FORBIDDEN;
            case 404, 410 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 422 -> Kind.INVALID;
            case 429 -> Kind.THROTTLED;
            case 400 -> violations.isEmpty() ? Kind.REFUSED : Kind.INVALID;
            default -> status >= 500 ? Kind.SERVER_FAILED : status >= 400 ? Kind.REFUSED : Kind.UNREADABLE;
        };
    }

    private static String detail(JsonObject body) {
        return Stream.of("detail", "hydra:description", "description", "message", "hydra:title", "title")
                .map(name -> text(body, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<Violation> violations(JsonObject body) {
        List<Violation> violations = new ArrayList<>();
        if (body.get("violations") instanceof JsonArray list) {
            for (JsonValue each : list.subList(0, Math.min(list.size(), MOST_VIOLATIONS))) {
                if (each instanceof JsonObject violation) {
                    violations.add(new Violation(text(violation, "propertyPath"), text(violation, "message")));
                }
            }
        }
        return violations;
    }

    private static String text(JsonObject object, String name) {
        if (!(object.get(name) instanceof JsonString string)) {
            return "";
        }
        return Excerpt.of(string.getString(), LONGEST_TEXT);
    }
}
