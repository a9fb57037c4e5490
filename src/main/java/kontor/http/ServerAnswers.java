package kontor.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts the portal's headers on what the server answers by itself, before anything of the portal runs: to what isn't HTTP, and
 * to addresses that it can't decode. The server lets others look on while it reads a request (Grizzly's {@code HttpProbe}), when
 * the answer is there already and still empty. Its classes are asked by name, since they are no part of the portal; where they
 * are others, that is said once and such answers go without.
 */
public final class ServerAnswers implements InvocationHandler {
    private static final Logger LOG = Logger.getLogger(ServerAnswers.class.getName());
    private static final String HTTP = "org.glassfish.grizzly.http.";
    private static final String LISTENER = "org.glassfish.grizzly.config.dom.NetworkListener";
    private static final String SERVICE = "com.sun.enterprise.v3.services.impl.GrizzlyService";

    private final Class<?> request = type(HTTP + "HttpRequestPacket");
    private final Method response = request.getMethod("getResponse");
    private final Method header = type(HTTP + "HttpResponsePacket").getMethod("setHeader", String.class, String.class);

    private ServerAnswers() throws ReflectiveOperationException {}

    /** From now on, for as long as the server runs. */
    public static void carryHeaders() {
        try {
            if (new ServerAnswers().lookOn() == 0) {
                LOG.warning("What the server answers by itself goes without headers: it has no listener that is known");
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "What the server answers by itself goes without headers: it isn't the one known", e);
        }
    }

    /** @return how many of the server's readers of requests there are */
    private int lookOn() throws ReflectiveOperationException {
        Class<?> probe = type(HTTP + "HttpProbe");
        Object probes = Array.newInstance(probe, 1);
        Array.set(probes, 0, Proxy.newProxyInstance(probe.getClassLoader(), new Class<?>[] {probe}, this));
        Object services = type("org.glassfish.internal.api.Globals")
                .getMethod("getDefaultBaseServiceLocator")
                .invoke(null);
        Annotation[] any = {};
        Object network = call(services, "getService", type(SERVICE), any);
        int readers = 0;
        for (Object listener : (List<?>) call(services, "getAllServices", type(LISTENER), any)) {
            Object proxy = call(network, "lookupNetworkProxy", listener);
            if (proxy == null) {
                continue; // One that is switched off.
            }
            Object underlying = call(proxy, "getUnderlyingListener");
            for (Object reader : (List<?>) call(underlying, "getFilters", type(HTTP + "HttpServerFilter"))) {
                call(call(reader, "getMonitoringConfig"), "addProbes", probes);
                readers++;
            }
        }
        return readers;
    }

    @Override
    public Object invoke(Object self, Method event, Object[] given) {
        return switch (event.getName()) {
            case "onHeaderParseEvent", "onErrorEvent" -> {
                putHeaders(given[1]);
                yield null;
            }
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == given[0];
            case "toString" -> getClass().getName();
            default -> null;
        };
    }

    private void putHeaders(Object read) {
        if (!request.isInstance(read)) {
            return;
        }
        try {
            Object answer = response.invoke(read);
            for (Map.Entry<String, String> each : Headers.OF_EVERYTHING.entrySet()) {
                header.invoke(answer, each.getKey(), each.getValue());
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.FINE, "An answer of the server goes without headers", e);
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, false, ServerAnswers.class.getClassLoader());
    }

    /** Calls the public method of that name that takes what is given. */
    private static Object call(Object of, String name, Object... given) throws ReflectiveOperationException {
        for (Method method : of.getClass().getMethods()) {
            if (method.getName().equals(name) && takes(method.getParameterTypes(), given)) {
                method.setAccessible(true);
                return method.invoke(of, given);
            }
        }
        throw new NoSuchMethodException(of.getClass().getName() + "." + name);
    }

    private static boolean takes(Class<?>[] types, Object[] given) {
        boolean takes = types.length == given.length;
        for (int i = 0; takes && i < types.length; i++) {
            takes = types[i].isInstance(given[i]);
        }
        return takes;
    }
}
