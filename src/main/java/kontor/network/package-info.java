/** Where the portal may connect to. */
package kontor.network;
