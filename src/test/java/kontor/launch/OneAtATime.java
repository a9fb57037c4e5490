package kontor.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What processes share, and would get in each other's way with if they set it up at the same time. */
final class OneAtATime {
    private OneAtATime() {}

    /** Something that gives a result or fails. */
    interface Work<T, E extends Exception> {
        T done() throws E;
    }

    /**
     * Waits until no other process is at it, then does it.
     *
     * @param lock a file that all of them name, made where there is none; the system gives it free when a process ends
     */
    static <T, E extends Exception> T run(Path lock, Work<T, E> work) throws IOException, E {
        Files.createDirectories(lock.getParent());
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            return work.done();
        }
    }
}
