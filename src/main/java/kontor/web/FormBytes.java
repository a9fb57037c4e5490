package kontor.web;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Overwrites forms as they came, when all of a request is done: each of the server's threads reads into a buffer of its
 * own, in which passwords and keys would stay until a longer request comes by. The server has no setting for that and no
 * interface, so its own classes are asked; where they are others, that is said once.
 */
@WebListener
public class FormBytes implements ServletRequestListener {
    private static final Logger LOG = Logger.getLogger(FormBytes.class.getName());
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request && isForm(request)) {
            try {
                overwriteWhatIsHeld(request);
                overwriteWhatIsFree(Thread.currentThread());
            } catch (ReflectiveOperationException | RuntimeException e) {
                if (TOLD.compareAndSet(false, true)) {
                    LOG.log(Level.WARNING, "What people type stays in the server's buffers: it isn't the one known", e);
                }
            }
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && String.valueOf(request.getContentType()).startsWith("application/x-www-form-urlencoded");
    }

    private static void overwriteWhatIsHeld(HttpServletRequest request) throws ReflectiveOperationException {
        Object buffer =
                ServerRequest.call(ServerRequest.call(ServerRequest.coyote(request), "getInputBuffer"), "getBuffer");
        if (buffer == null) {
            return;
        }
        int read = (int) ServerRequest.call(buffer, "position");
        int end = (int) ServerRequest.call(buffer, "limit");
        int length = Math.max(0, request.getContentLength());
        Method put = buffer.getClass().getMethod("put", int.class, byte.class);
        put.setAccessible(true);
        for (int at = Math.max(0, read - length); at < end; at++) {
            put.invoke(buffer, at, (byte) 0);
        }
    }

    /** A form that came in several pieces has been given back to the thread's buffer, piece by piece. */
    private static void overwriteWhatIsFree(Thread thread) throws ReflectiveOperationException {
        Object pool = ServerRequest.call(thread, "getMemoryPool");
        byte[] bytes = (byte[]) field(pool, "pool");
        if (bytes != null) {
            Arrays.fill(bytes, (int) field(pool, "start"), (int) field(pool, "leftPos"), (byte) 0);
            Arrays.fill(bytes, (int) field(pool, "rightPos"), (int) field(pool, "end"), (byte) 0);
        }
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }
}
