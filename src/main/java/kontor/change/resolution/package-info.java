/**
 * What became of changes whose outcome is unknown: found out by reading the object, or by looking for the one that was
 * to be created, and by what the log knows of other changes to it.
 */
package kontor.change.resolution;
