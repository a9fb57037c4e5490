/** Checkpoints by mail: to people outside the portal, who can hold them against the log later. */
package kontor.audit.mail;
