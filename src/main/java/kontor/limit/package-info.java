/** How much of what comes from outside the portal takes: of JSON, of numbers, of texts. Knows nothing of what they are about. */
package kontor.limit;
