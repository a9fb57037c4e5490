package kontor.audit.stream;

/** Where batches are sent to; open as long as one is sent after the other. */
sealed interface Target extends AutoCloseable permits HttpsTarget, SyslogTarget {
    /**
     * Sends the batch and waits until it is taken.
     *
     * @throws Undelivered when it was not, or may not have been
     */
    void send(Batch batch) throws Undelivered;

    @Override
    void close();
}
