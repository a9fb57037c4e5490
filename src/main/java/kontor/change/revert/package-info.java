/**
 * Taking changes back: what it takes to bring an object back to before a change, what stands in the way, and the same for
 * many changes at a time, in the background.
 */
package kontor.change.revert;
