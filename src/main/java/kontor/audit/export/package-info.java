/**
 * Takes a company's log out, or a part of it: what is to be in it, up to where, and how it is read without ever being held
 * as a whole. How it is told in words is {@code kontor.change.report}'s.
 */
package kontor.audit.export;
