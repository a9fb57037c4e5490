package kontor.http;

/**
 * Marks a servlet that takes JSON and nothing else. No form can send that, and a script of another site would have to be
 * allowed to first, so that what is sent to it needs no {@link FormToken}.
 */
public interface TakesJson {}
