package kontor.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * A change that someone wants made.
 *
 * @param type the resource type's name
 * @param path the object's, or its collection's for a creation
 * @param field what is changed of it
 * @param marker the value it gets, which no other errand has unless two people want the same
 * @param stale whether the person begins with what they saw earlier
 * @param again what they do when they aren't told what became of it
 */
record Errand(
        int number,
        Place place,
        Kind kind,
        String type,
        String path,
        String field,
        String marker,
        boolean stale,
        Again again) {
    enum Kind {
        PATCH,
        REPLACE,
        CREATE,
        DELETE
    }

    enum Again {
        NEVER,
        AT_ONCE,
        LATER,
        /** They go on until the portal tells them something of it. */
        UNTIL_TOLD
    }

    /** What is wanted, from the object as it was seen. */
    JsonObject wanted(JsonObject seen) {
        return Json.createObjectBuilder(seen).add(field, marker).build();
    }

    JsonObject created() {
        return Json.createObjectBuilder().add(field, marker).build();
    }
}
