/** What a request has to be before anything of the portal looks at it, and what every answer carries. */
package kontor.http;
