/** What stands between whoever guesses and a password: how often it may be tried, what it costs, and what it must not be. */
package kontor.identity.guessing;
