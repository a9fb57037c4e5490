/** The log as files that people read: tables, and a report to print. */
package kontor.change.report;
