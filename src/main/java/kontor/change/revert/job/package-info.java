/** Taking back a selection of changes: planned, confirmed and worked off in the background, object by object. */
package kontor.change.revert.job;
