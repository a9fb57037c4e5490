package kontor.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Clock;

/** The sandbox as a process of its own: {@code --port 9090 --bind 127.0.0.1}. */
public final class SandboxServer {
    private SandboxServer() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String port = option(arguments, "--port", "9090");
        String bind = option(arguments, "--bind", "127.0.0.1");
        try {
            Sandbox.ofTheDemo(InetAddress.getByName(bind), Integer.parseInt(port), Clock.systemUTC());
            System.out.println("The FrachtPilot sandbox listens on http://" + bind + ":" + port + "/api_v2/");
            Thread.currentThread().join();
        } catch (BindException e) {
            System.err.println("Port " + port + " is in use. Choose another with --port.");
            System.exit(1);
        }
    }

    private static String option(String[] arguments, String name, String otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return arguments[i + 1];
            }
        }
        return otherwise;
    }
}
