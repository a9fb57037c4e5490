/** Follow-up streams: a company's log, sent entry by entry to where a SIEM takes it, at least once and in order. */
package kontor.audit.stream;
