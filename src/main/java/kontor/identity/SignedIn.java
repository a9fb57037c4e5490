package kontor.identity;

import kontor.company.Scope;

/**
 * A user whose session still counts.
 *
 * @param scope what they may see and do
 * @param signInName the name they sign in with
 * @param mustChoosePassword whether they must replace a password that someone else gave them
 */
public record SignedIn(Scope scope, String signInName, boolean mustChoosePassword) {}
