package kontor.sandbox;

import java.util.Set;

/**
 * How an account answers a request.
 *
 * @param dialect the release that it is of
 * @param ways what it does in another way than that release does of itself
 * @param root the path of the API, with its slash
 * @param ld whether JSON-LD was asked for, and not plain JSON
 * @param german whether texts are to be German
 */
record Manners(Dialect dialect, Set<Way> ways, String root, boolean ld, boolean german) {
    boolean has(Way way) {
        return ways.contains(way);
    }

    /** A name of Hydra's, as this release writes it. */
    String hydra(String name) {
        return dialect.prefix() + name;
    }
}
