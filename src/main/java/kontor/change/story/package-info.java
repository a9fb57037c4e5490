/**
 * The log in words: an entry as a sentence, its difference field by field, and what an object was like at a moment. Told
 * with what catalogues know, which the log itself doesn't.
 */
package kontor.change.story;
