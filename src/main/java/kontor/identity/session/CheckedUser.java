package kontor.identity.session;

import jakarta.security.enterprise.credential.Credential;

/** Someone whose password was right, and whose sign-in is in the log: all that the container needs to let them in. */
record CheckedUser(PortalPrincipal principal) implements Credential {}
