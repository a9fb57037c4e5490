package kontor.change.revert;

import jakarta.json.JsonValue;

/**
 * One field that is to be brought back, as it travels; {@code null} where there is no value.
 *
 * @param before its value before the change: the one that is wanted
 * @param made what the change made of it
 * @param now what it holds now
 * @param conflict whether someone has changed it since, or between the changes that are taken back
 */
public record RevertField(String name, JsonValue before, JsonValue made, JsonValue now, boolean conflict) {}
